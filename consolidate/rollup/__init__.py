"""The district roll-up workbook: every accepted return in one file that a bureau head can sign."""
