import { Account } from '../../modules/account/account.entity'
import { Comment } from '../../modules/comment/comment.entity'
import { Event } from '../../modules/event/event.entity'
import { Initiator } from '../../modules/initiator/initiator.entity'
import { Organisation } from '../../modules/organisation/organisation.entity'
import { Membership } from '../../modules/partnership/membership/membership.entity'
import { Partnership } from '../../modules/partnership/partnership.entity'
import { Sector } from '../../modules/sector/sector.entity'
import { Territory } from '../../modules/territory/territory.entity'
import { TerritoryLevel } from '../../modules/territory/territory.enums'
import type { Database } from '../database'
import { readTerritories, sectorRows, territoryRows } from '../seed/rows/seed-areas'
import { MissingRecords } from '../seed/seed-registry'
import type { Insert } from './bulk-insert'
import { coHostLinks, commentRows, eventRow } from './generated-activity'
import { accountRow, initiatorRow, organisationRow } from './generated-organisations'
import { type GeneratedHost, host, membershipRows, partnershipLinks } from './generated-partnerships'
import { Random } from './random'
import type { World } from './random-world'

/** Events, comments and members for each partnership, on average. */
const EVENTS = 5
const COMMENTS = 10
const MEMBERS = 4

const LINKS = ['partnership_sector', 'partnership_territory', 'partnership_initiator'] as const

/** A fixed size, because what is drawn depends on it: it must not follow the machine. */
const BATCH = 250

/** So many that every partnership finds members that differ. */
const MIN_ORGANISATIONS = 300

export interface Size {
  readonly partnerships: number
  readonly seed: number
}

/** Where the generated records refer to what is real: the sectors and territories. Refuses a registry in use. */
export async function addReferenceData(database: Database) {
  await database.write(async (write) => {
    await write.lockReferenceRecords()
    if (await write.manager.exists(Partnership)) {
      throw new Error(
        'The registry already has partnerships, and records are generated only into an empty one. Use another database: DATABASE_URL=sqlite:data/generated.sqlite',
      )
    }
    const missing = new MissingRecords(write)
    await missing.add('sectors', Sector, sectorRows())
    await missing.addToNone('territories', Territory, () => territoryRows(readTerritories()))
  })
}

/** Fills the registry; after each batch says how many partnerships there are. */
export async function generateRegistry(insert: Insert, size: Size, report: (done: number) => void) {
  const world = worldOf(size)
  await fillBodies(insert, world)
  for (let done = 0; done < size.partnerships; done += BATCH) {
    const count = Math.min(BATCH, size.partnerships - done)
    await fillPartnerships(insert, world, { from: done, count })
    report(done + count)
  }
}

function worldOf({ partnerships, seed }: Size): World {
  const random = new Random(seed)
  const levels = [TerritoryLevel.POWIAT, TerritoryLevel.GMINA, TerritoryLevel.DISTRICT]
  const [first, ...others] = readTerritories()
    .territories.filter(({ level, successor }) => successor === null && levels.includes(level))
    .map((unit) => ({ unit, place: random.next() }))
    .sort((one, other) => one.place - other.place)
    .map(({ unit }) => unit)
  if (!first) throw new Error('The first data has no territories.')
  return {
    seed,
    random,
    units: [first, ...others],
    organisations: Math.max(MIN_ORGANISATIONS, partnerships),
    initiators: Math.ceil(partnerships / 2),
    accounts: Math.ceil(partnerships / 2),
  }
}

async function fillBodies(insert: Insert, world: World) {
  const bodies = [
    { entity: Organisation, count: world.organisations, row: organisationRow },
    { entity: Initiator, count: world.initiators, row: initiatorRow },
    { entity: Account, count: world.accounts, row: accountRow },
  ]
  for (const { entity, count, row } of bodies) {
    for (let from = 0; from < count; from += BATCH) {
      const rows = numbers(from, Math.min(BATCH, count - from)).map((number) => row(world, number))
      await insert(entity, rows)
    }
  }
}

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index)

/** Numbers for the children of each of some parents, one after another. */
function ranges(from: number, counts: readonly number[]): number[][] {
  let next = from
  return counts.map((count) => {
    next += count
    return numbers(next - count, count)
  })
}

interface Part {
  readonly from: number
  readonly count: number
}

async function fillPartnerships(insert: Insert, world: World, part: Part) {
  const hosts = numbers(part.from, part.count).map((number) => host(world, number))
  const links = hosts.map((each) => partnershipLinks(world, each))
  const children = <T>(
    mean: number,
    skew: number,
    rows: (each: GeneratedHost, numbers: number[]) => T[],
  ): T[][] => {
    const shares = world.random.shares(mean * part.count, part.count, skew)
    const shared = ranges(mean * part.from, shares)
    return hosts.map((each, index) => rows(each, shared[index] ?? []))
  }
  const members = children(MEMBERS, 20, (each, numbers) => membershipRows(world, each, numbers))
  const events = children(EVENTS, 200, (each, numbers) =>
    numbers.map((number) => eventRow(world, each, number)),
  )
  const eventsOf = new Map(hosts.map((each, index) => [each, events[index] ?? []]))
  const comments = children(COMMENTS, 200, (each, numbers) => {
    const onEvents = (eventsOf.get(each) ?? []).map(({ id }) => ({ id, createdAt: each.createdAt }))
    return commentRows(world, [each, ...onEvents], numbers)
  })
  const partnerships = hosts.map(({ row }) => row)
  await insert(Partnership, partnerships)
  for (const table of LINKS) {
    const rows: object[] = links.flatMap((each): object[] => each[table])
    await insert(table, rows)
  }
  await insert(Membership, members.flat())
  await insert(Event, events.flat())
  await insert('event_co_host', coHostLinks(world, events.flat(), hosts))
  await insert(Comment, comments.flat())
}
