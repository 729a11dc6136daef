import { type Sector, sectorId } from '../../../sector/sector.entity'
import { readFile } from '../shape/read-file'
import { list, record, text } from '../shape/shape'
import { inEachLanguage, sector } from '../shape/value-shapes'
import type { Row } from './rows'

const sectorsShape = list(
  record({
    code: sector,
    names: inEachLanguage(text),
    descriptions: inEachLanguage(text),
    contributions: inEachLanguage(list(text)),
  }),
)

export const sectorRows = (): Row<Sector>[] =>
  readFile('sectors.json', sectorsShape).map((fact) => ({ ...fact, id: sectorId(fact.code) }))
