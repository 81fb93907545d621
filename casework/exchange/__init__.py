"""Casework as a folder of CSV files, in and out (INTERFACES, "Casework import")."""
