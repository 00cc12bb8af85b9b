"""Programs that the pages of this section export."""
