import { fold } from '../../core/values/polish-text'
import { LegalFormKind } from './legal-form.enums'

/** What texts say of a legal form, folded: of two that are in it, the first counts, as the narrower one. */
const WORDS: readonly (readonly [words: RegExp, kind: LegalFormKind])[] = [
  [/\bryback|\bfisher|\brlgd\b|\blgr\b|\bflag\b/, LegalFormKind.FISHERIES_LOCAL_ACTION_GROUP],
  [
    /\blokaln\p{L}* grup\p{L}* dzialania|\blocal action group|\blgd\b|\blag\b/u,
    LegalFormKind.LOCAL_ACTION_GROUP,
  ],
  [/\bfundacj|\bfoundation/, LegalFormKind.FOUNDATION],
  [
    /\bds\.? wody|\bdo spraw wody|\bspolk\p{L}* wodn|\bpartnerstw\p{L}* wodn|\bwater (partnership|company)|\blpw\b/u,
    LegalFormKind.WATER_PARTNERSHIP,
  ],
  [
    /\borganizacj\p{L}* turystyczn|\btouris[tm] organi[sz]ation|\b[lr]ot\b/u,
    LegalFormKind.TOURIST_ORGANISATION,
  ],
  [/\bstowarzyszen|\bassociation/, LegalFormKind.ASSOCIATION],
  [
    /\bnieformaln|\binformal|\blist\p{L}* intencyjn|\bletters? of intent|\bbez osobowosci prawnej/u,
    LegalFormKind.INFORMAL,
  ],
  [
    /\bspoldzieln|\bcooperative|\bzwiaz\p{L}* (miedzy)?(gmin|powiat)|\bspolk|\blimited company/u,
    LegalFormKind.OTHER,
  ],
]

/** The kind of the legal form that a text names. Null: it names none that is known here. */
export function legalFormKindOf(text: string): LegalFormKind | null {
  const folded = fold(text)
  return WORDS.find(([words]) => words.test(folded))?.[1] ?? null
}
