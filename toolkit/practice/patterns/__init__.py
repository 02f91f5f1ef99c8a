"""What a log's entries say together; the one part of practice that uses pandas."""
