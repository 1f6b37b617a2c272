package text

// shapeOf returns the Latin letter or the digit that a lower-case character looks like, or itself. Letters that
// Unicode takes apart, and those that unsplit folds, have been made plain before.
func shapeOf(r rune) rune {
	switch r {
	case 'а', 'α', 'ɑ', 'ᴀ', 'ꭺ', 'ꓮ', '@':
		return 'a'
	case 'в', 'β', 'ь', 'ʙ', 'ᏼ', 'ꓐ':
		return 'b'
	case 'с', 'ᴄ', 'ϲ', 'ꮯ', 'ꓚ', 'ⅽ', '¢':
		return 'c'
	case 'ԁ', 'ᴅ', 'ꭰ', 'ꓓ':
		return 'd'
	case 'е', 'є', 'ε', 'ᴇ', 'ꭼ', 'ꓰ', '℮', '€':
		return 'e'
	case 'ꜰ', 'ϝ', 'ꓝ':
		return 'f'
	case 'ɢ', 'ց', 'ꮐ', 'ꓖ':
		return 'g'
	case 'н', 'һ', 'ʜ', 'հ', 'ꮋ', 'ꓧ':
		return 'h'
	case 'ј', 'ϳ', 'ᴊ', 'ꭻ', 'ꓙ':
		return 'j'
	case 'к', 'κ', 'ᴋ', 'ꮶ', 'ꓗ':
		return 'k'
	case 'i', '1', '|', 'і', 'ӏ', 'ι', 'ɪ', 'ʟ', 'ǀ', 'ו', 'ן', 'ا', '١', '۱', 'ꭵ', 'ꮮ', 'ꓲ', 'ꓡ':
		return 'l'
	case 'м', 'ᴍ', 'ꮇ', 'ꓟ':
		return 'm'
	case 'п', 'η', 'ո', 'ռ', 'ɴ', 'ꓠ':
		return 'n'
	case '0', 'о', 'ο', 'σ', 'օ', 'ס', 'ه', '٥', '۵', '०', '০', 'ᴏ', 'ꓳ', '〇', '○':
		return 'o'
	case 'р', 'ρ', 'ᴘ', 'ꮲ', 'ꓑ':
		return 'p'
	case 'ԛ', 'զ', 'գ':
		return 'q'
	case 'г', 'ʀ', 'ᴦ', 'ꭱ', 'ꮢ', 'ꓣ':
		return 'r'
	case 'ѕ', 'ꜱ', 'ꮥ', 'ꮪ', 'ꓢ', '$':
		return 's'
	case 'т', 'τ', 'ᴛ', 'ꭲ', 'ꓔ':
		return 't'
	}
	return lateShapeOf(r)
}

// lateShapeOf goes on where shapeOf stops, with the end of the alphabet, digits and East Asian scripts.
func lateShapeOf(r rune) rune {
	switch r {
	case 'υ', 'μ', 'ս', 'ᴜ', 'ꓴ':
		return 'u'
	case 'ν', 'ѵ', 'ᴠ', 'ꮩ', 'ꓦ':
		return 'v'
	case 'ш', 'ω', 'ѡ', 'ԝ', 'ᴡ', 'ա', 'ꮃ', 'ꓪ':
		return 'w'
	case 'х', 'χ', 'ꓫ', '×':
		return 'x'
	case 'у', 'ү', 'γ', 'ʏ', 'ყ', 'ꓬ':
		return 'y'
	case 'ζ', 'ᴢ', 'ꮓ', 'ꓜ':
		return 'z'
	case 'з', 'ɜ', 'ӡ':
		return '3'
	case 'б':
		return '6'
	case 'ロ', 'ㅁ':
		return '口'
	case 'ニ':
		return '二'
	case 'ハ':
		return '八'
	case 'カ':
		return '力'
	case 'タ':
		return '夕'
	case 'エ':
		return '工'
	case 'ト':
		return '卜'
	case 'へ':
		return 'ヘ'
	case 'ー':
		return '一'
	}
	return r
}

// greekCapital returns the lower-case Latin letter whose capital a Greek capital looks like, or r. Their small
// letters look like others.
func greekCapital(r rune) rune {
	switch r {
	case 'Η':
		return 'h'
	case 'Μ':
		return 'm'
	case 'Ν':
		return 'n'
	}
	return r
}
