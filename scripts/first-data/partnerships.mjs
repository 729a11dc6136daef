import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatJson } from './format-json.mjs'
import { joined, merged, tidy } from './merge-records.mjs'

/**
 * Adds further facts to src/database/seed/files/partnerships.json, and prints what it then is:
 *
 *   node scripts/first-data/partnerships.mjs FACTS.json > partnerships.json
 *
 * FACTS.json has `partnerships` that the file lacks and `additions` to those that it has, by their name. What is there
 * already stays: the same facts are added once.
 */
const FILES = join(import.meta.dirname, '../../src/database/seed/files')
const read = (path) => JSON.parse(readFileSync(path, 'utf8'))

const [factsPath, partnershipsPath = join(FILES, 'partnerships.json'), decisionsPath] = process.argv.slice(2)
if (!factsPath)
  throw new Error('Usage: node scripts/first-data/partnerships.mjs FACTS [PARTNERSHIPS] [DECISIONS]')

const facts = read(factsPath)
const known = read(partnershipsPath)
const decisions = read(decisionsPath ?? join(import.meta.dirname, 'decisions.json'))
const units = new Map(read(join(FILES, 'territories.json')).territories.map((unit) => [unit.code, unit]))

/** A code of the register’s former state leads to the unit of today. */
function current(code) {
  const unit = units.get(code)
  if (!unit) throw new Error(`No territory has the code ${code}.`)
  return unit.successor ?? code
}

const folded = (text) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/ł/g, 'l').replace(/Ł/g, 'L').toLowerCase()

const MAX_SLUG = 80

const slugs = new Set(known.partnerships.flatMap(({ slug, formerSlugs = [] }) => [slug, ...formerSlugs]))

/** As the registry makes them of names. */
function slugOf(name) {
  const whole = folded(name)
    .match(/[a-z0-9]+/g)
    .join('-')
  const base = whole.length <= MAX_SLUG ? whole : whole.slice(0, whole.lastIndexOf('-', MAX_SLUG))
  for (let number = 1; ; number++) {
    const slug = number === 1 ? base : `${base}-${number}`
    if (slugs.has(slug)) continue
    slugs.add(slug)
    return slug
  }
}

const organisationKey = ({ name, territory }) => `${name}\n${territory ?? ''}`
const organisations = new Map(known.organisations.map((each) => [organisationKey(each), each]))

/** The membership, and the organisation where nobody has named it before. */
function memberOf({ name, sector, organisationKind: kind, territory: code, role }) {
  const territory = code && current(code)
  const organisation = { name, kind, sector, ...(territory && { territory }) }
  const key = organisationKey(organisation)
  if (!organisations.has(key)) organisations.set(key, organisation)
  return { organisation: name, ...(territory && { territory }), ...(role && { role }) }
}

const sourceOf = (url, asOf) => ({
  url,
  ...(asOf && { asOf }),
  retrievedAt: `${facts.retrievedOn}T00:00:00.000Z`,
})

const eventOf = ({ title, kind, dateLocal, startsAtLocal, place, source }) => ({
  ...{ title, kind, startsAt: startsAtLocal ?? dateLocal },
  ...(place && { place }),
  sources: [sourceOf(source)],
})

/** „Lokalna Grupa Rybacka „Opolszczyzna” (until 2015)”: the name, and what is said of it. */
const FORMER_NAME = /^(?<name>.+?)(?: \((?<note>[^()]+)\))?$/

function factsOf(fact) {
  const { groups: former } = (fact.formerName && FORMER_NAME.exec(fact.formerName)) || {}
  const founded = fact.foundedOn ?? fact.startedOn ?? (fact.foundedYear && String(fact.foundedYear))
  const { signedOn, parties, note, town } = fact.agreement ?? {}
  return {
    ...(former && { formerNames: [former.name] }),
    kind: fact.kind,
    formality: fact.formality,
    legalForm: fact.legalForm,
    ...fact.identifiers,
    sectors: fact.sectors,
    territories: fact.territories?.map(current),
    activityAreas: fact.activityAreas,
    location: fact.location,
    address: fact.address,
    contact: fact.website && { website: fact.website },
    foundedOn: founded,
    registeredOn: fact.registeredOn,
    endedOn: fact.endedOn,
    endedReason: fact.endReason,
    stage: fact.endedOn && 'ENDED',
    note: joined(
      fact.note,
      fact.period && `period: ${fact.period}`,
      former?.note && `${former.name}: ${former.note}`,
    ),
    sources: fact.sources.map((url) => sourceOf(url, fact.asOf)),
    goals: fact.goals?.map((text) => ({ text })),
    initiators: fact.initiators?.map(({ kind, name }) => ({ kind, ...(name && { name }) })),
    members: fact.members?.map(memberOf),
    agreements: fact.agreement && [
      { signedOn, partiesText: parties, note: joined(note, town && `signed in ${town}`) },
    ],
    events: fact.events?.map(eventOf),
  }
}

const withFormerSlugs = (record) => {
  const slugsNow = record.formerSlugs ?? []
  const missing = (record.formerNames ?? []).slice(slugsNow.length).map(slugOf)
  return { ...record, formerSlugs: [...slugsNow, ...missing] }
}

const partnerships = new Map(known.partnerships.map((each) => [each.name, each]))
const isLeftOut = (name) => name in decisions.leftOut

for (const fact of facts.partnerships) {
  const { name } = fact
  if (isLeftOut(name) || partnerships.has(name)) continue
  const misprint = decisions.misprints[name]
  // Its territory was that of the list: the whole voivodeship.
  const { slug, territories, ...ours } = partnerships.get(misprint) ?? {}
  const record = merged({ ...ours, ...decisions.ended[name] }, factsOf(fact))
  if (slug) Object.assign(record, { formerNames: [misprint], formerSlugs: [slug] })
  partnerships.delete(misprint)
  partnerships.set(name, tidy(withFormerSlugs({ ...record, slug: slugOf(name), name })))
}

for (const addition of facts.additions) {
  const ours = partnerships.get(addition.name)
  if (!ours) {
    if (!isLeftOut(addition.name)) throw new Error(`No partnership is called ${addition.name}.`)
    continue
  }
  const record = merged(ours, factsOf(addition), addition.replacesTerritories?.map(current))
  partnerships.set(addition.name, tidy(withFormerSlugs(record)))
}

const all = { ...known, organisations: [...organisations.values()], partnerships: [...partnerships.values()] }
process.stdout.write(`${formatJson(all)}\n`)
