// A real tus 1.0 server for tests: node tus_server.mjs FOLDER; says its port on the first line.
// An upload that is whole gets its receipt at /receipts/<sha256>, of the bytes that lie on the disk.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { writeFile, readFile } from 'node:fs/promises'
import http from 'node:http'
import { join } from 'node:path'
import { Server } from '@tus/server'
import { FileStore } from '@tus/file-store'

const folder = process.argv[2]

async function digestOf (path) {
  const seen = createHash('sha256')
  for await (const piece of createReadStream(path)) seen.update(piece)
  return seen.digest('hex')
}

const tus = new Server({
  path: '/files',
  datastore: new FileStore({ directory: folder }),
  async onUploadFinish (_request, upload) {
    const found = await digestOf(join(folder, upload.id))
    const told = { state: 'received', sha256: found, bytes: upload.size, received_at: '', delivery_id: upload.id }
    await writeFile(join(folder, `${found}.receipt.json`), JSON.stringify(told))
    return {}
  }
})

const server = http.createServer(async (request, response) => {
  const asked = /^\/receipts\/([0-9a-f]{64})$/.exec(request.url)
  if (!asked) return tus.handle(request, response)
  try {
    response.setHeader('content-type', 'application/json').end(await readFile(join(folder, `${asked[1]}.receipt.json`)))
  } catch {
    response.statusCode = 404
    response.end()
  }
})
server.listen(0, '127.0.0.1', () => console.log(server.address().port))
