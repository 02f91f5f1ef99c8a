"""One screen per app: an anywidget that draws a view model and answers actions."""
