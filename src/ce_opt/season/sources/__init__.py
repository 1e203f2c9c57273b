"""Where a season is read from: a folder of CSV files, a workbook, frames in memory."""
