import { distance } from 'fastest-levenshtein'
import sql from 'sql-template-tag'
import type { Reader } from '../../../core/collections/reader'
import { gminaNumber } from '../../../modules/territory/territory.entity'
import { TerritoryLevel } from '../../../modules/territory/territory.enums'
import { type Message, message } from '../columns/message'
import { codeIn, type UnitName, unitName, unitParts } from './unit-text'

interface Unit {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly phrase: string
  readonly type: string | null
  readonly level: TerritoryLevel
  readonly isHistorical: boolean
  readonly parentId: string | null
  readonly successorId: string | null
}

/** The unit that a text means, and how its code was found; or why none can be told. */
export type FoundUnit =
  | { readonly code: string; readonly note: Message | null }
  | { readonly problem: Message }

const MAX_CANDIDATES = 8

/** All units in memory: a file names one in each row. */
export class UnitIndex {
  private readonly byId: ReadonlyMap<string, Unit>
  private readonly byCode: ReadonlyMap<string, Unit>
  private readonly byPhrase = new Map<string, Unit[]>()

  private constructor(private readonly units: readonly Unit[]) {
    this.byId = new Map(units.map((unit) => [unit.id, unit]))
    this.byCode = new Map(units.map((unit) => [unit.code, unit]))
    for (const unit of units)
      this.byPhrase.set(unit.phrase, [...(this.byPhrase.get(unit.phrase) ?? []), unit])
  }

  static async read(reader: Reader): Promise<UnitIndex> {
    const rows = await reader.all(sql`SELECT "id", "code", "name", "nameFolded", "type", "level",
      "isHistorical", "parentId", "successorId" FROM "territory" ORDER BY "code"`)
    return new UnitIndex(
      (rows as unknown[][]).map(
        ([id, code, name, phrase, type, level, isHistorical, parentId, successorId]) =>
          ({
            id,
            code,
            name,
            phrase,
            type,
            level,
            isHistorical: Boolean(isHistorical),
            parentId,
            successorId,
          }) as Unit,
      ),
    )
  }

  /** The unit of a code or a name; `within` are the names of units that it lies in. */
  find(text: string, within: readonly string[] = [], level: TerritoryLevel | null = null): FoundUnit {
    const code = codeIn(text)
    if (code !== null) return this.ofCode(code)
    const [own = '', ...others] = unitParts(text)
    const last = others.at(-1)
    const found = this.named(own, [...others, ...within], level)
    if (found.length > 0 || last === undefined) return this.only(text, found)
    return this.only(text, this.named(last, [own, ...others.slice(0, -1), ...within], level))
  }

  has(code: string): boolean {
    return this.byCode.has(code)
  }

  private ofCode(code: string): FoundUnit {
    const known = this.byCode.get(code)
    if (known && !known.isHistorical) return { code, note: null }
    const successor = known?.successorId == null ? undefined : this.byId.get(known.successorId)
    if (successor) return { code: successor.code, note: FORMER_CODE }
    if (known) return { code, note: null }
    const meant = this.unitsOfDigits(code)
    const [only] = meant
    if (only && meant.length === 1)
      return { code: only.code, note: code.length === 7 ? FORMER_CODE : SHORT_CODE }
    if (only) return { problem: this.ambiguous(code, meant) }
    return {
      problem: message(
        `The registry has no unit ${code}. Write the name of the unit, or its code from the query territories; import:territories adds the units of a newer register.`,
        `Rejestr nie ma jednostki ${code}. Wpisz nazwę jednostki albo jej kod z zapytania territories; import:territories dodaje jednostki z nowszego stanu rejestru TERYT.`,
      ),
    }
  }

  /** Codes of a gmina without its kind, or of another kind; and those whose first zero a spreadsheet has dropped. */
  private unitsOfDigits(digits: string): Unit[] {
    const forms = digits.length % 2 === 1 && digits.length < 7 ? [`0${digits}`] : [digits]
    if (digits.length === 6) forms.push(`0${digits}`)
    const numbers = new Set(
      forms.flatMap((form) =>
        form.length === 6 ? form : form.length === 7 ? (gminaNumber(form) ?? []) : [],
      ),
    )
    return this.units.filter(
      ({ code, isHistorical, level }) =>
        !isHistorical &&
        (forms.includes(code) || (level === TerritoryLevel.GMINA && numbers.has(code.slice(0, 6)))),
    )
  }

  private named(text: string, within: readonly string[], asked: TerritoryLevel | null): Unit[] {
    const wanted = unitName(text)
    const level = asked ?? wanted.level
    const narrowing = within.map(unitName)
    const all = (this.byPhrase.get(wanted.phrase) ?? []).filter(
      (unit) =>
        (level === null || unit.level === level) &&
        (wanted.type?.test(unit.type ?? '') ?? true) &&
        narrowing.every((each) => this.liesIn(unit, each)),
    )
    const current = all.filter(({ isHistorical }) => !isHistorical)
    if (current.length > 0) return this.highest(current)
    const successors = all.flatMap(({ successorId }) => this.byId.get(successorId ?? '') ?? [])
    return [...new Set(successors)]
  }

  /** Of a city with powiat rights, which is its own only gmina, the powiat. */
  private highest(units: readonly Unit[]): Unit[] {
    const ids = new Set(units.map(({ id }) => id))
    return units.filter((unit) => !this.above(unit).some(({ id }) => ids.has(id)))
  }

  private liesIn(unit: Unit, { phrase, level }: UnitName): boolean {
    return [unit, ...this.above(unit)].some(
      (each) => each.phrase === phrase && (level === null || each.level === level),
    )
  }

  private above({ parentId }: Unit): Unit[] {
    const parent = this.byId.get(parentId ?? '')
    return parent ? [parent, ...this.above(parent)] : []
  }

  private only(text: string, found: readonly Unit[]): FoundUnit {
    const [only] = found
    if (only && found.length === 1) return { code: only.code, note: NAME_READ }
    if (only) return { problem: this.ambiguous(text, found) }
    const similar = this.similar(unitName(unitParts(text)[0] ?? '').phrase)
    return {
      problem: message(
        `The registry has no unit called “${text.slice(0, 60)}”.${similar.length > 0 ? ` Similar names: ${this.told(similar)}.` : ''} Give the name of a gmina, powiat or voivodeship, or a TERYT code.`,
        `Rejestr nie ma jednostki o nazwie „${text.slice(0, 60)}”.${similar.length > 0 ? ` Podobne nazwy: ${this.told(similar)}.` : ''} Podaj nazwę gminy, powiatu lub województwa albo kod TERYT.`,
      ),
    }
  }

  private similar(phrase: string): Unit[] {
    if (phrase === '' || phrase.length > 60) return []
    return this.units
      .filter(({ isHistorical }) => !isHistorical)
      .map((unit) => ({ unit, away: distance(unit.phrase, phrase) }))
      .filter(({ away }) => away <= phrase.length / 4)
      .sort((one, other) => one.away - other.away)
      .slice(0, MAX_CANDIDATES)
      .map(({ unit }) => unit)
  }

  private ambiguous(text: string, units: readonly Unit[]): Message {
    const candidates = this.told(units)
    const written = text.slice(0, 60)
    return message(
      `“${written}” may be ${units.length} units: ${candidates}. Write the code of one, or its powiat and voivodeship in columns of their own.`,
      `„${written}” może oznaczać ${units.length} jednostki: ${candidates}. Wpisz kod jednej z nich albo jej powiat i województwo w osobnych kolumnach.`,
    )
  }

  private told(units: readonly Unit[]): string {
    const names = units.slice(0, MAX_CANDIDATES).map((unit) => {
      const [parent] = this.above(unit)
      return `${unit.name} (${[unit.code, unit.type, parent?.name].filter(Boolean).join(', ')})`
    })
    return names.join('; ') + (units.length > MAX_CANDIDATES ? '; …' : '')
  }
}

const FORMER_CODE = message(
  'The code is of a former state of the TERYT register: the unit of today that has taken its place was read.',
  'Kod pochodzi z dawnego stanu rejestru TERYT: odczytano dzisiejszą jednostkę, która zajęła jego miejsce.',
)
const SHORT_CODE = message(
  'The TERYT code lacked its first zero or its last digit: the whole code was read.',
  'W kodzie TERYT brakowało pierwszego zera lub ostatniej cyfry: odczytano cały kod.',
)
const NAME_READ = message('The unit was found by its name.', 'Jednostkę znaleziono po nazwie.')
