import DataLoader from 'dataloader'
import { type DataSource, type EntityTarget, In, IsNull, Not, type ObjectLiteral } from 'typeorm'
import { Account } from '../../src/modules/account/account.entity'
import { Comment } from '../../src/modules/comment/comment.entity'
import { Event } from '../../src/modules/event/event.entity'
import { Organisation } from '../../src/modules/organisation/organisation.entity'
import { Membership } from '../../src/modules/partnership/membership/membership.entity'
import { MembershipStatus } from '../../src/modules/partnership/membership/membership.enums'
import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { type Sector, SectorCode } from '../../src/modules/sector/sector.entity'
import { SHOWN } from './statements'

/** The loaders of one request. */
export type Loaders = ReturnType<typeof loadersOver>

export type Identified = ObjectLiteral & { readonly id: string }

const SECTORS = Object.values(SectorCode)

export function loadersOver(dataSource: DataSource) {
  const { manager } = dataSource
  const one = <T extends Identified>(entity: EntityTarget<T>, where: object = {}) =>
    new DataLoader<string, T | null>(async (ids) => {
      const found = await manager.find(entity, { where: { ...where, id: In(ids) } as never })
      const byId = new Map(found.map((each) => [each.id, each]))
      return ids.map((id) => byId.get(id) ?? null)
    })
  const many = <T>(load: (ids: readonly string[]) => Promise<T[]>, parentOf: (child: T) => string) =>
    new DataLoader<string, T[]>(async (ids) => {
      const groups = new Map<string, T[]>(ids.map((id) => [id, []]))
      for (const child of await load(ids)) groups.get(parentOf(child))?.push(child)
      return ids.map((id) => groups.get(id) ?? [])
    })
  const singles = new Map<unknown, DataLoader<string, Identified | null>>([
    [Partnership, one(Partnership, { publishedAt: Not(IsNull()) })],
    [Organisation, one(Organisation)],
    [Account, one(Account, { erasedAt: IsNull() })],
  ])
  return {
    manager,
    byId: <T extends Identified>(entity: new () => T) =>
      singles.get(entity) as unknown as DataLoader<string, T | null>,
    sectors: new DataLoader<string, Sector[]>(async (ids) => {
      const found = await manager.find(Partnership, {
        where: { id: In(ids) },
        relations: { sectorLinks: true },
      })
      const byId = new Map(found.map(({ id, sectorLinks }) => [id, sectorLinks ?? []]))
      return ids.map((id) =>
        (byId.get(id) ?? []).sort((one, other) => SECTORS.indexOf(one.code) - SECTORS.indexOf(other.code)),
      )
    }),
    members: many(
      (ids) =>
        manager.find(Membership, {
          where: { partnershipId: In(ids), status: MembershipStatus.ACTIVE },
          order: { role: 'ASC', id: 'ASC' },
        }),
      ({ partnershipId }) => partnershipId,
    ),
    events: many(
      (ids) =>
        manager.find(Event, { where: { partnershipId: In(ids) }, order: { startsAt: 'ASC', id: 'ASC' } }),
      ({ partnershipId }) => partnershipId,
    ),
    coHosted: new DataLoader<string, Event[]>(async (ids) => {
      // By inner joins: those that find makes have SQLite scan all events.
      const found = await manager
        .createQueryBuilder(Event, 'e')
        .innerJoinAndSelect('e.coHostLinks', 'coHost', 'coHost.id IN (:...ids)', { ids })
        .innerJoin('e.partnership', 'host', 'host.publishedAt IS NOT NULL')
        .getMany()
      return ids.map((id) => found.filter(({ coHostLinks }) => coHostLinks?.some((host) => host.id === id)))
    }),
    comments: many(
      (ids) =>
        manager
          .createQueryBuilder(Comment, 'c')
          .where('c.subjectId IN (:...ids) AND c.parentId IS NULL', { ids })
          .andWhere(SHOWN)
          .orderBy('c.createdAt')
          .addOrderBy('c.id')
          .getMany(),
      ({ subjectId }) => subjectId,
    ),
  }
}
