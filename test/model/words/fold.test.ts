import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldedCharacter, folding } from '../../../scripts/folding-table.ts'
import { fold, sortKey, wordsOfFolded } from '../../../src/model/words/fold.ts'
import { UNICODE_VERSION } from '../../../src/model/words/folding-table.ts'

const text = fc.string({ unit: 'binary', maxLength: 40 })

describe('the folding', () => {
  it.each([
    ['Zoë Ramírez', 'zoe ramirez'],
    ['Yılmaz İNCİ', 'yilmaz inci'],
    ['Großmann GROẞ', 'grossmann gross'],
    ['Søren Łukasz Đorđe Ævar Œuvre Þór', 'soren lukasz dorde aevar oeuvre thor'],
    ['ΓΙΏΡΓΟΣ Παππάς', 'γιωργοσ παππασ'],
    ['Ｍａｒｉ　Ｓａｔｏ', 'mari sato'],
    ['Алёна Йордан', 'алена иордан'],
    ['ﬁ ½ ①', 'fi 1⁄2 1'],
    ['٠١٢ ०१२', '012 012'],
    ['O’Dorne O´Dorne Oʼdorne', "o'dorne o'dorne o'dorne"],
    ['שָׁלוֹם', 'שלום'],
    ['Nguyễn Thị Ánh', 'nguyen thi anh'],
  ])('of %s is %s', (typed, folded) => {
    expect(fold(typed)).toBe(folded)
  })

  it('does not depend on the composition of the letters', () => {
    fc.assert(fc.property(text, (each) => sortKey(each.normalize('NFD')) === sortKey(each)))
  })

  it('of what is folded is the same, and so is the key of a key', () => {
    fc.assert(fc.property(text, (each) => fold(fold(each)) === fold(each) && sortKey(sortKey(each)) === sortKey(each)))
  })

  it('does not depend on the case', () => {
    fc.assert(fc.property(text, (each) => fold(each.toUpperCase()) === fold(each.toUpperCase().toLowerCase())))
  })

  it('of plain letters is what the table says, though it does not look it up', () => {
    for (let code = 0x20; code < 0x7f; code++) {
      const letter = String.fromCharCode(code)
      expect(fold(letter)).toBe(foldedCharacter(letter))
      expect(wordsOfFolded(fold(letter))).toEqual(/[a-z0-9]/i.test(letter) ? [letter.toLowerCase()] : [])
    }
  })

  it.runIf(process.versions.unicode === UNICODE_VERSION)('is made by scripts/folding-table.ts', () => {
    const committed = readFileSync(new URL('../../../src/model/words/folding-table.ts', import.meta.url), 'utf8')
    expect(committed).toBe(folding())
  })

  it('gives every name a key that is neither empty nor too long for an index', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const key = sortKey(name)
        return key !== '' && key.length <= 200
      }),
    )
  })

  it('orders names by their letters', () => {
    const names = ['Zara', 'Öz', 'anna', 'Émile', 'O’Hara', 'Ohara Z', '安'].toSorted((one, other) =>
      sortKey(one) < sortKey(other) ? -1 : 1,
    )
    expect(names).toEqual(['anna', 'Émile', 'O’Hara', 'Ohara Z', 'Öz', 'Zara', '安'])
  })
})
