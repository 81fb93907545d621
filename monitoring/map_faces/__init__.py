"""The faces of the map's status: a heat map for a phone, and a workbook."""
