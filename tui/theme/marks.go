package theme

// Marks that say without colour what a style says with it. Each is one cell
// wide in every terminal.
const (
	// MarkCursor stands at the left of the row under the cursor.
	MarkCursor = "▌"
	// MarkOnline stands before someone who is here now.
	MarkOnline = "●"
	// MarkNone stands where somebody or something is still missing.
	MarkNone = "○"
	// MarkShared stands before what was put in common.
	MarkShared = "◇"
	// MarkUnread stands before what was not read yet.
	MarkUnread = "◆"
	// MarkOn and MarkOff are a choice that was made, and one that was not.
	MarkOn, MarkOff = "[x]", "[ ]"
	// MarkOneOn and MarkOneOff are the same where only one can be chosen.
	MarkOneOn, MarkOneOff = "(x)", "( )"
	// MarkError stands before what went wrong.
	MarkError = "!"
	// MarkDone stands before what worked.
	MarkDone = "+"
	// MarkChosen stands before a row that was marked, to be compared.
	MarkChosen = "✓"
	// MarkRequired stands after the label of a field that must be filled.
	MarkRequired = "*"
	// Ellipsis stands for what did not fit.
	Ellipsis = "…"
)

// Spacing, in cells, so that panes and dialogs breathe alike.
const (
	// Gutter is left between two columns.
	Gutter = 2
	// Inset is left between a border and what it frames.
	Inset = 1
	// Indent moves a line under the one that it belongs to.
	Indent = 2
)
