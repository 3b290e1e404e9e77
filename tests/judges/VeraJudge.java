import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judges PDF/A files with veraPDF: reads "flavour TAB path" lines, answers each with one line
 * "yes|no|broken TAB flavour TAB finding TAB finding ...", until its input ends.
 */
public final class VeraJudge {

    public static void main(String[] arguments) throws Exception {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err); // nothing but answers may stand there
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String question = questions.readLine(); question != null; question = questions.readLine()) {
            String[] parts = question.split("\t", 2);
            answers.println(answer(parts[0], new File(parts[1])));
        }
    }

    private static String answer(String flavour, File file) {
        try {
            return judge(PDFAFlavour.fromString(flavour), file);
        } catch (Exception | LinkageError | StackOverflowError trouble) {
            return "broken\t" + flavour + "\t" + oneLine(trouble.toString());
        }
    }

    private static String judge(PDFAFlavour flavour, File file) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            Set<String> findings = result.getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(VeraJudge::finding)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            String verdict = result.isCompliant() && result.getTotalAssertions() > 0 ? "yes" : "no";
            return verdict + "\t" + result.getPDFAFlavour().getId() + findings.stream().limit(50).map(f -> "\t" + f).collect(Collectors.joining());
        }
    }

    private static String finding(TestAssertion assertion) {
        return assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber() + " " + oneLine(assertion.getMessage());
    }

    private static String oneLine(String text) {
        return text == null ? "" : text.replaceAll("\\s+", " ").strip();
    }
}
