package main

import (
	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/exchange/publiccode"
)

// toldProblems is how many problems of a file are told beside what was done:
// concorde tool check tells them all.
const toldProblems = 20

// toolAddFile references the tool of a publiccode.yml. Flags that are given
// beside it count for more than what it says.
func (inv *invocation) toolAddFile(cmd *cobra.Command, v *visit, file string, fields *toolFields, allowDuplicate bool) error {
	data, err := inv.publiccodeFile(file)
	if err != nil {
		return err
	}
	read, err := inv.readPubliccode(file, data)
	if err != nil {
		return err
	}
	tool, problems := read.Tool()
	fields.apply(cmd, inv.lang, &tool)
	command := &store.ReferenceTool{Tool: tool, AllowDuplicate: allowDuplicate}
	if cmd.Flags().Changed("developer") {
		put := func(found []store.ID) { command.Tool.Developers = found }
		if err := inv.withOrganisations(cmd.Context(), v, fields.developers, command, put); err != nil {
			return err
		}
	}
	receipt, err := inv.reference(cmd.Context(), v, read.Organisation(), command)
	if err != nil {
		return err
	}
	inv.noteProblems(file, problems)
	return inv.receipt(receipt, "referenced")
}

// noteProblems tells beside the output what is wrong with a file that was taken.
func (inv *invocation) noteProblems(file string, problems []publiccode.Problem) {
	for _, p := range problems[:min(len(problems), toldProblems)] {
		wrong, right := inv.sayProblem(p)
		inv.note("publiccode.note.problem", map[string]any{
			"File": inv.fileName(file), "Line": p.Line, "Column": p.Column, "Key": p.Key,
			"What": inv.say().F("publiccode.then", map[string]any{"Wrong": wrong, "Right": right}),
		})
	}
	if more := len(problems) - toldProblems; more > 0 {
		inv.note("publiccode.note.more", map[string]any{"File": inv.fileName(file), "More": inv.say().Number(more)})
	}
}
