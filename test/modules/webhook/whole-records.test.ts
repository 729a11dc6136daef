import { Role } from '../../../src/authz/role.enums'
import { RecordType } from '../../../src/core/change-log/record-type'
import { prefixOf } from '../../../src/core/id'
import { fedFields } from '../../../src/interchange/feeds/dataset'
import { fedRecords } from '../../../src/interchange/record-schemas'
import { Comment } from '../../../src/modules/comment/comment.entity'
import { Event } from '../../../src/modules/event/event.entity'
import { Guide } from '../../../src/modules/guide/guide.entity'
import { Initiator } from '../../../src/modules/initiator/initiator.entity'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Agreement } from '../../../src/modules/partnership/agreement/agreement.entity'
import { PartnershipLink } from '../../../src/modules/partnership/link/link.entity'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Sector } from '../../../src/modules/sector/sector.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, startApp } from '../../support/app'
import {
  fakeAgreement,
  fakeComment,
  fakeEvent,
  fakeGuide,
  fakeInitiator,
  fakeLink,
  fakeMembership,
  fakeOrganisation,
  fakePartnership,
  fakeSectors,
  fakeTerritory,
} from '../../support/fakes'
import { ask } from './ask-webhook'
import { openReceiver, type Receiver } from './receiver'

describe('the messages of a webhook', () => {
  let app: App
  let receiver: Receiver
  beforeAll(async () => {
    app = await startApp({ WEBHOOK_TARGETS: 'any' })
    receiver = await openReceiver()
  })
  afterAll(async () => {
    await app.close()
    await receiver.close()
  })

  it('carry the whole record, whatever its type', async () => {
    const admin = await app.appoint(Role.ADMIN)
    const { secret } = await ask(admin, 'createWebhook', { url: receiver.url })
    receiver.secret = secret
    const [organisation, partnership] = [fakeOrganisation(), fakePartnership()]
    const partnershipId = partnership.id
    const sectors = fakeSectors()
    const initiator = fakeInitiator({ organisationId: organisation.id })
    await app.database.write(async (write) => {
      await write.insert(Sector, sectors)
      await write.insert(Territory, [fakeTerritory('PL', null)])
      await write.insert(Organisation, [organisation])
      await write.insert(Partnership, [partnership])
      await write.insert(Initiator, [initiator])
      await write.insertRows('partnership_initiator', [{ partnershipId, initiatorId: initiator.id }])
      await write.insert(Membership, [fakeMembership({ partnershipId, organisationId: organisation.id })])
      await write.insert(Agreement, [fakeAgreement({ partnershipId })])
      await write.insert(PartnershipLink, [fakeLink({ partnershipId, url: 'https://example.org/' })])
      await write.insert(Event, [fakeEvent({ partnershipId })])
      await write.insert(Guide, [fakeGuide()])
      await write.insert(Comment, [fakeComment({ subjectId: partnershipId })])
    })
    const types = Object.keys(RecordType)
    await receiver.until(types.length - 1 + sectors.length)
    expect(new Set(receiver.taken.map(({ data }) => data.type))).toEqual(new Set(types))
    for (const { data } of receiver.taken) {
      const schema = fedRecords.find(({ of }) => of.prefix === prefixOf(data.id))
      if (!schema) throw new Error(`There is no record of ${data.type}.`)
      expect([data.type, Object.keys(data.record ?? {}).sort()]).toEqual([
        data.type,
        fedFields(schema)
          .map(({ name }) => name)
          .sort(),
      ])
      expect(data.record).toMatchObject({ id: data.id })
    }
  })
})
