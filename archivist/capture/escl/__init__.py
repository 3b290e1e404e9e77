"""Driverless network scanners: eSCL (AirScan), the protocol of the Mopria Alliance."""
