/** Notes, one after the other. */
export const joined = (...notes) => notes.filter(Boolean).join('; ') || undefined

/** Of equal values, the first. */
function unique(values, keyOf = (value) => value) {
  const known = new Set()
  return values.filter((value) => {
    const isNew = !known.has(keyOf(value))
    known.add(keyOf(value))
    return isNew
  })
}

const ORDER = [
  ...[
    'slug',
    'name',
    'formerNames',
    'formerSlugs',
    'kind',
    'stage',
    'formality',
    'legalForm',
    'krs',
    'regon',
    'nip',
  ],
  ...[
    'sectors',
    'territories',
    'activityAreas',
    'location',
    'address',
    'contact',
    'foundedOn',
    'registeredOn',
  ],
  ...[
    'endedOn',
    'endedReason',
    'note',
    'sources',
    'goals',
    'initiators',
    'members',
    'agreements',
    'links',
    'events',
  ],
]

const isEmpty = (value) => value === undefined || (Array.isArray(value) && value.length === 0)

/** With its fields in the order of the file, and without what is not known. */
export function tidy(record) {
  const stranger = Object.keys(record).find((key) => !ORDER.includes(key))
  if (stranger) throw new Error(`The file of partnerships has no place for “${stranger}”.`)
  const entries = ORDER.map((key) => [key, record[key]]).filter(([, value]) => !isEmpty(value))
  return JSON.parse(JSON.stringify(Object.fromEntries(entries)))
}

const LISTS = {
  sources: ({ url }) => url,
  goals: ({ text }) => text,
  initiators: ({ kind, name }) => `${kind} ${name}`,
  members: ({ organisation, territory }) => `${organisation} ${territory}`,
  events: ({ title, startsAt }) => `${title} ${startsAt}`,
  formerNames: (name) => name,
  activityAreas: (area) => area,
}

/** Ours, with what is new. Where both know a value, ours stays, unless theirs says the same more precisely. */
export function merged(ours, theirs, replaced = []) {
  const result = { ...theirs, ...ours }
  for (const [key, keyOf] of Object.entries(LISTS))
    result[key] = unique([...(ours[key] ?? []), ...(theirs[key] ?? [])], keyOf)
  const territories = [...(ours.territories ?? []), ...(theirs.territories ?? [])]
  result.territories = unique(territories).filter((code) => !replaced.includes(code))
  for (const key of ['foundedOn', 'registeredOn'])
    if (ours[key] && theirs[key]?.startsWith(ours[key])) result[key] = theirs[key]
  if (ours.location && theirs.location && ours.location.precision === 'REGION')
    result.location = theirs.location
  result.address = ours.address || theirs.address ? { ...theirs.address, ...ours.address } : undefined
  result.contact = ours.contact || theirs.contact ? { ...theirs.contact, ...ours.contact } : undefined
  if (theirs.note && !ours.note?.includes(theirs.note)) result.note = joined(ours.note, theirs.note)
  return result
}
