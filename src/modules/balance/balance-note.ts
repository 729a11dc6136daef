import { Language, labelOf } from '../../core/vocabulary'
import { SectorCode } from '../sector/sector.entity'

interface Noted {
  readonly members: number
  /** Of how many members the sector is not known. */
  readonly unknown: number
  /** Null: it is not known which sectors there are. */
  readonly missing: readonly SectorCode[] | null
  readonly seeks: readonly SectorCode[]
}

const named = (codes: readonly SectorCode[], language: Language) =>
  codes.map((code) => labelOf(SectorCode, code, language)).join(', ')

/** What the numbers mean, for people. */
export const balanceNote = (noted: Noted, language: Language): string =>
  sentences(noted, language)
    .filter((sentence) => sentence !== null)
    .join(' ')

const sentences = (noted: Noted, language: Language) =>
  language === Language.PL ? inPolish(noted) : inEnglish(noted)

const inPolish = ({ members, unknown, missing, seeks }: Noted) => [
  missing === null
    ? 'Nie wiadomo, jakie sektory są tu reprezentowane.'
    : missing.length === 0
      ? 'Są tu wszystkie trzy sektory.'
      : `Brakujące sektory: ${named(missing, Language.PL)}.`,
  seeks.length > 0 ? `Poszukiwani są partnerzy z sektorów: ${named(seeks, Language.PL)}.` : null,
  unknown > 0 ? `Członkowie, których sektor nie jest znany: ${unknown} z ${members}.` : null,
]

const inEnglish = ({ members, unknown, missing, seeks }: Noted) => [
  missing === null
    ? 'It is not known which sectors are represented.'
    : missing.length === 0
      ? 'All three sectors are represented.'
      : `Missing sectors: ${named(missing, Language.EN)}.`,
  seeks.length > 0 ? `Partners are sought from these sectors: ${named(seeks, Language.EN)}.` : null,
  unknown > 0 ? `Members whose sector is not known: ${unknown} of ${members}.` : null,
]
