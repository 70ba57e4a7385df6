"""Reader and writer of the IWB common file format of interactive whiteboards."""
