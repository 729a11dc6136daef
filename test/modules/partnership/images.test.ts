import { Role } from '../../../src/authz/role.enums'
import type { App, Member } from '../../support/app'
import { startKeeping, violationsOf } from './mutation-world'

const IMAGES = 'images { url alt }'
const TYPES = [
  ['partnership', 'CreatePartnershipInput', 'createPartnership', true],
  ['organisation', 'CreateOrganisationInput', 'createOrganisation', true],
  ['event', 'ScheduleEventInput', 'scheduleEvent', false],
] as const

const picture = { url: 'https://example.org/piknik.jpg', alt: 'Sąsiedzi przy stole' }

describe('the images of records', () => {
  let app: App
  let admin: Member
  let partnershipId: string
  beforeAll(async () => {
    app = await startKeeping()
    admin = await app.appoint(Role.ADMIN)
    const { createPartnership } = await admin.data(
      'mutation { createPartnership(input: { name: "Gospodarz" }) { partnership { id } } }',
    )
    partnershipId = createPartnership.partnership.id
  })
  afterAll(() => app.close())

  describe.each(TYPES)('of %s', (field, input, mutation, hasLogo) => {
    const document = `mutation Create($input: ${input}!) {
      ${mutation}(input: $input) { ${field} { id ${hasLogo ? 'logo { url alt }' : ''} ${IMAGES} } } }`
    const least = () =>
      field === 'event'
        ? { partnershipId, title: 'Piknik', kind: 'PICNIC', startsOn: '2027-05-01' }
        : { name: `Z obrazem: ${field}` }

    it('are addresses with a text, in their order', async () => {
      const images = [picture, { ...picture, url: 'https://example.org/2.jpg' }]
      const more = hasLogo ? { logo: picture } : {}
      const answer = await admin.data(document, { input: { ...least(), images, ...more } })
      expect(answer[mutation][field]).toMatchObject({ images, ...more })
    })

    it('are refused without https, without a text and in great numbers', async () => {
      const broken = async (given: object) =>
        (await violationsOf(admin, document, { ...least(), name: 'Inna', ...given })).map(
          ({ path, rule }) => [path.slice(1).join('.'), rule],
        )
      const named = field === 'event' ? { name: undefined } : {}
      const refused = (given: object) => broken({ ...named, ...given })
      expect(await refused({ images: [{ ...picture, url: 'http://example.org/1.jpg' }] })).toEqual([
        ['images.0.url', 'matches'],
      ])
      expect(await refused({ images: [{ ...picture, alt: ' ' }] })).toEqual([['images.0.alt', 'isPlainText']])
      expect(await refused({ images: Array.from({ length: 21 }, () => picture) })).toEqual([
        ['images', 'arrayMaxSize'],
      ])
      if (!hasLogo) return
      expect(await refused({ logo: { url: picture.url } })).toEqual([['logo.alt', 'required']])
      expect(await refused({ logo: { alt: picture.alt } })).toEqual([['logo.url', 'required']])
      expect(await refused({ logo: { ...picture, url: 'http://example.org/1.jpg' } })).toEqual([
        ['logo.url', 'matches'],
      ])
    })

    it('are no scripts', async () => {
      const images = [{ ...picture, url: 'javascript:alert(1)' }]
      const { errors } = await admin.query(document, { input: { ...least(), images } })
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    })
  })
})
