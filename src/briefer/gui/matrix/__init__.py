"""The matrix of what comes next: stakeholders down, audiences across, and who reads what.

view     the matrix with its filter and its menu
table    its rows, columns and cells as a table model
heading  its headings, painted with totals
cell     its cells, painted
first    what stands in place of an empty one
change   what can be done in a cell
"""

from briefer.gui.matrix.view import MatrixView

__all__ = ["MatrixView"]
