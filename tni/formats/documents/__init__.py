"""Text of documents from outside (PDF, office documents, web pages), for a search and never for the screen: all that
somebody who gets the file may read in it, its metadata, comments and hidden parts too."""
