"""Reader and writer of documents of OpenBoard, Sankoré and Uniboard."""
