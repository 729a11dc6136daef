import { Role } from '../../../src/authz/role.enums'
import type { App, Member } from '../../support/app'
import {
  addPartnership,
  CANCEL,
  codeOf,
  historyOf,
  keep,
  POSTPONE,
  picnic,
  RESCHEDULE,
  SCHEDULE,
  startKeeping,
  UPDATE,
  violationsOf,
} from './mutation-world'

const LATER = { startsAt: '2093-06-01T14:00:00.000Z', endsAt: '2093-06-01T19:00:00.000Z' }

/** What each mutation makes of an event in each state; CONFLICT where it is refused. */
const TRANSITIONS = [
  ['SCHEDULED', POSTPONE, {}, 'POSTPONED'],
  ['SCHEDULED', POSTPONE, LATER, 'SCHEDULED'],
  ['SCHEDULED', CANCEL, {}, 'CANCELLED'],
  ['SCHEDULED', RESCHEDULE, {}, 'SCHEDULED'],
  ['SCHEDULED', UPDATE, { title: 'Inny' }, 'SCHEDULED'],
  ['POSTPONED', POSTPONE, {}, 'POSTPONED'],
  ['POSTPONED', POSTPONE, LATER, 'SCHEDULED'],
  ['POSTPONED', CANCEL, {}, 'CANCELLED'],
  ['POSTPONED', RESCHEDULE, {}, 'SCHEDULED'],
  ['POSTPONED', UPDATE, LATER, 'POSTPONED'],
  ['CANCELLED', POSTPONE, {}, 'CONFLICT'],
  ['CANCELLED', POSTPONE, LATER, 'CONFLICT'],
  ['CANCELLED', CANCEL, {}, 'CANCELLED'],
  ['CANCELLED', RESCHEDULE, {}, 'SCHEDULED'],
  ['CANCELLED', UPDATE, LATER, 'CANCELLED'],
] as const

const nameOf = (mutation: string) => /\{\s+(\w+)\(/.exec(mutation)?.[1]

describe('whether an event takes place', () => {
  let app: App
  let admin: Member
  let partnershipId: string
  beforeAll(async () => {
    app = await startKeeping()
    partnershipId = (await addPartnership(app)).id
  })
  beforeEach(async () => {
    admin = await app.appoint(Role.ADMIN)
  })
  afterAll(() => app.close())

  /** The change that brings it into the state, to be changed further. */
  const eventThatIs = async (status: string) => {
    const { event } = await keep(admin, SCHEDULE, picnic(partnershipId))
    const change = { id: event.id as string, expectedVersion: 1 }
    if (status === 'SCHEDULED') return change
    await keep(admin, status === 'CANCELLED' ? CANCEL : POSTPONE, change)
    return { ...change, expectedVersion: 2 }
  }

  it.each(
    TRANSITIONS.map(([from, mutation, input, to]) => [from, nameOf(mutation), mutation, input, to] as const),
  )('is, of one that is %s, by %s %#', async (from, _, mutation, input, to) => {
    const change = await eventThatIs(from)
    if (to === 'CONFLICT') return expect(await codeOf(admin, mutation, { ...change, ...input })).toBe(to)
    const { event } = await keep(admin, mutation, { ...change, ...input })
    const isChanged = from !== to || Object.keys(input).length > 0
    expect(event).toMatchObject({ ...input, status: to, version: change.expectedVersion + Number(isChanged) })
    const { startsAt, endsAt } = 'startsAt' in input ? input : picnic('')
    expect(event).toMatchObject({ startsAt, endsAt })
  })

  it('is told in the history of the event', async () => {
    const { id } = await eventThatIs('POSTPONED')
    await keep(admin, POSTPONE, { id, expectedVersion: 2, ...LATER })
    const [moved, postponed] = await historyOf(app, id)
    expect(postponed).toEqual({
      kind: 'UPDATED',
      role: 'ADMIN',
      differences: [{ field: 'status', from: 'SCHEDULED', to: 'POSTPONED' }],
    })
    expect(moved.differences).toEqual(
      expect.arrayContaining([
        { field: 'status', from: 'POSTPONED', to: 'SCHEDULED' },
        { field: 'startsAt', from: picnic('').startsAt, to: LATER.startsAt },
        { field: 'endsAt', from: picnic('').endsAt, to: LATER.endsAt },
      ]),
    )
  })

  it('is, at another time, for as long as it was to last', async () => {
    const { event } = await keep(admin, POSTPONE, {
      ...(await eventThatIs('SCHEDULED')),
      startsAt: LATER.startsAt,
    })
    expect(event).toMatchObject({ ...LATER, endsAt: '2093-06-01T18:00:00.000Z' })
    const days = await keep(admin, POSTPONE, { id: event.id, expectedVersion: 2, startsOn: '2093-06-08' })
    expect(days.event).toMatchObject({
      isAllDay: true,
      startsAt: '2093-06-07T22:00:00.000Z',
      endsAt: '2093-06-08T22:00:00.000Z',
    })
  })

  it('is not told by an end alone, or by times that contradict themselves', async () => {
    const change = await eventThatIs('SCHEDULED')
    const broken = (input: object) => violationsOf(admin, POSTPONE, { ...change, ...input })
    expect(await broken({ endsAt: LATER.endsAt })).toEqual(['startsAt: required'])
    expect(await broken({ endsOn: '2093-06-01' })).toEqual(['startsAt: required'])
    expect(await broken({ startsAt: LATER.endsAt, endsAt: LATER.startsAt })).toEqual(['endsAt: order'])
    expect(await broken({ startsOn: '2093' })).toEqual(['startsOn: isDay'])
    expect(await broken({ startsAt: '1850-01-01T00:00:00Z' })).toEqual(['startsAt: years'])
  })

  it('warns where the clocks change at the new time', async () => {
    const { warnings } = await keep(admin, POSTPONE, {
      ...(await eventThatIs('SCHEDULED')),
      startsAt: '2027-10-30T22:00:00Z',
    })
    expect(warnings).toMatchObject([{ code: 'CLOCK_CHANGES', path: ['input', 'startsAt'] }])
  })

  it.each([
    ['postponed', POSTPONE],
    ['cancelled', CANCEL],
    ['rescheduled', RESCHEDULE],
    ['updated', UPDATE],
  ])('is %s only by who knows the version', async (_, mutation) => {
    const { id } = await eventThatIs('POSTPONED')
    const { errors } = await admin.query(mutation, { input: { id, expectedVersion: 1 } })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', version: 2 })
  })
})
