"""The report of several municipalities: what their own reports show, added up."""

from monitoring.summing.adding import add_up
from monitoring.summing.marked import MISSING, TWICE, Mean, Sum, Told, mark, sums, without_sums
from monitoring.summing.middles import Whole, whole_of

__all__ = ["MISSING", "TWICE", "Mean", "Sum", "Told", "Whole", "add_up", "mark", "sums", "whole_of", "without_sums"]
