import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parse } from 'csv-parse/sync'

/**
 * Makes src/database/seed/files/territories.json of the files that docs/data.md names, and prints it:
 *
 *   node scripts/first-data/territories.mjs TERC.csv GMINAS.csv SEATS.csv POPULATION.csv > src/database/seed/files/territories.json
 *
 * TERC.csv is a state of the register; GMINAS.csv lists the gminas of a later day, which its name ends with.
 */
const [terc, gminas, seats, population] = process.argv.slice(2)
if (!population)
  throw new Error('Usage: node scripts/first-data/territories.mjs TERC GMINAS SEATS POPULATION')

const rowsOf = (path, delimiter = ',') =>
  parse(readFileSync(path), { bom: true, columns: true, delimiter, relax_quotes: true })

const byCode = (path) => new Map(rowsOf(path).map((row) => [row.teryt, row]))

const TYPES = { 1: 'gmina miejska', 2: 'gmina wiejska', 3: 'gmina miejsko-wiejska' }

/** How precise a point is, in the words of the registry. */
const PRECISIONS = { SEAT: 'TOWN', NAMESAKE_TOWN: 'TOWN', DISTRICT_POINT: 'TOWN', AREA_CENTRE: 'REGION' }

/** The six digits that stay when a gmina changes its kind. */
const numberOf = (code) => code.slice(0, 6)

function unitOf({ WOJ, POW, GMI, RODZ, NAZWA, NAZWA_DOD }) {
  if (POW === '') return { code: WOJ, level: 'VOIVODESHIP', name: NAZWA.toLowerCase(), parent: 'PL' }
  const named = { name: NAZWA, type: NAZWA_DOD }
  if (GMI === '') return { code: WOJ + POW, level: 'POWIAT', ...named, parent: WOJ }
  const code = WOJ + POW + GMI + RODZ
  if (RODZ === '8') return { code, level: 'DISTRICT', ...named, parent: `${WOJ}${POW}011` }
  // Towns, rural areas and delegatures are parts of gminas without an authority of their own.
  return RODZ in TYPES ? { code, level: 'GMINA', ...named, parent: WOJ + POW } : null
}

/** The units of the register, with the gminas of the later day. */
function units(later) {
  const former = rowsOf(terc, ';')
    .map(unitOf)
    .filter((unit) => unit !== null)
  const known = new Map(former.map((unit) => [unit.code, unit]))
  const now = rowsOf(gminas).map(({ NAME: name, TERYT: code }) => {
    const unit = { code, level: 'GMINA', name, type: TYPES[code[6]], parent: code.slice(0, 4) }
    return { ...unit, ...known.get(code), name }
  })
  const successors = new Map(now.map((unit) => [numberOf(unit.code), unit]))
  const codes = new Set(now.map(({ code }) => code))
  const gone = former
    .filter(({ code, level }) => level === 'GMINA' && !codes.has(code))
    .map((unit) => ({ ...unit, successor: successorOf(unit, successors) }))
  const before = rowsOf(terc, ';')[0].STAN_NA
  const others = former.filter(({ level }) => level !== 'GMINA')
  const seen = (unit) => (unit.level === 'DISTRICT' ? { ...unit, stateDate: before } : unit)
  return {
    stateDate: later,
    units: [...others.map(seen), ...now, ...gone.map((unit) => ({ ...unit, stateDate: before }))],
  }
}

function successorOf({ code, name }, successors) {
  const found = successors.get(numberOf(code))
  if (!found) throw new Error(`${name} (${code}) is gone, and no gmina has its number. Say where it went.`)
  return found.code
}

/** What is known of a unit besides the register; a gmina that has changed its kind is the same place. */
function factsOf({ code, level, successor }, known) {
  if (successor) return {}
  const find = (rows) =>
    rows.get(code) ??
    (level === 'GMINA' ? [1, 2, 3].map((kind) => rows.get(numberOf(code) + kind)).find(Boolean) : undefined)
  const [seat, statistics] = [find(known.seats), find(known.population)]
  return {
    ...(seat && {
      location: {
        latitude: Number(seat.lat),
        longitude: Number(seat.lon),
        precision: PRECISIONS[seat.precision],
      },
    }),
    ...(statistics && { population: Number(statistics.population), squareKm: Number(statistics.area_km2) }),
  }
}

/** The middle of the country: that of its voivodeships, by their areas. */
function middleOf(units) {
  const parts = units.filter(({ level, location }) => level === 'VOIVODESHIP' && location)
  const area = parts.reduce((sum, { squareKm }) => sum + squareKm, 0)
  if (!(area > 0)) return {}
  const mean = (part) =>
    Number((parts.reduce((sum, unit) => sum + unit.squareKm * unit.location[part], 0) / area).toFixed(5))
  return { location: { latitude: mean('latitude'), longitude: mean('longitude'), precision: 'REGION' } }
}

const LEVELS = ['COUNTRY', 'VOIVODESHIP', 'POWIAT', 'GMINA', 'DISTRICT']

const later = /(\d{4}-\d{2}-\d{2})/.exec(basename(gminas))[1]
const known = { seats: byCode(seats), population: byCode(population) }
const { stateDate, units: all } = units(later)
const country = { code: 'PL', level: 'COUNTRY', name: 'Polska' }
const described = all.map((unit) => ({ ...unit, ...factsOf(unit, known) }))
const territories = [{ ...country, ...middleOf(described), ...factsOf(country, known) }, ...described]
  // What a unit lies in, or has been replaced by, stands before it.
  .sort(
    (one, other) =>
      Boolean(one.successor) - Boolean(other.successor) ||
      LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level) ||
      (one.code < other.code ? -1 : 1),
  )
const statisticsDates = new Set([...known.population.values()].map((row) => row.as_of))
if (statisticsDates.size !== 1) throw new Error('The population must be of one day.')
const about =
  'Units of the TERYT register (TERC): the country, all voivodeships, powiats and gminas, the districts of Warsaw, and gminas that changed their code. Made by scripts/first-data/territories.mjs; docs/data.md names the sources and their licences.'
const head = { about, stateDate, statisticsDate: [...statisticsDates][0] }
const lines = territories.map((unit) => `    ${JSON.stringify(unit)}`)
process.stdout.write(
  `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "territories": [\n${lines.join(',\n')}\n  ]\n}\n`,
)
