import { Role } from '../../../src/authz/role.enums'
import { HouseRuleCode } from '../../../src/modules/moderation/house-rules'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, type Member, startApp } from '../../support/app'
import { fakePartnership } from '../../support/fakes'

const ADD = `mutation Add($input: AddCommentInput!) { addComment(input: $input) { comment { id } } }`
const HIDE = `mutation Hide($input: HideCommentInput!) { hideComment(input: $input) { comment { id } } }`
const RESTORE = `mutation Restore($input: PublishCommentInput!) { restoreComment(input: $input) { comment { id } } }`
const RULES = `query ($language: Language!) { houseRules(language: $language) { code name meaning example } }`

describe('house rules', () => {
  let app: App
  let moderator: Member
  let ada: Member
  const partnership = fakePartnership()

  beforeAll(async () => {
    app = await startApp()
    await app.database.write((write) => write.insert(Partnership, [partnership]))
    moderator = await app.appoint(Role.MODERATOR)
    ada = await app.signUp('Ada')
  })
  afterAll(() => app.close())

  const add = async (): Promise<string> =>
    (await ada.data(ADD, { input: { subjectId: partnership.id, body: 'Tekst' } })).addComment.comment.id
  const newest = async (id: string, by: Member = ada) =>
    (
      await by.data(
        `{ comment(id: "${id}") { decisions { kind rule(language: EN) { code name meaning example } } } }`,
      )
    ).comment.decisions[0]
  const hide = (input: object) =>
    moderator.data(HIDE, { input: { reason: 'SPAM', statement: 'Reklama.', ...input } })

  it.each(['PL', 'EN'])('are all told to visitors, with an example, in %s', async (language) => {
    const { houseRules } = await app.data(RULES, { language })
    expect(houseRules.map(({ code }: { code: string }) => code)).toEqual(Object.values(HouseRuleCode))
    for (const rule of houseRules)
      expect(rule).toEqual({
        code: rule.code,
        name: expect.stringMatching(/\p{L}{3,}/u),
        meaning: expect.stringMatching(/^\p{Lu}.{8,}\.$/u),
        example: expect.stringMatching(/^\p{Lu}.{8,}\.$/u),
      })
  })

  it('are not the same text in both languages', async () => {
    const [polish, english] = await Promise.all(
      ['PL', 'EN'].map(async (language) => (await app.data(RULES, { language })).houseRules),
    )
    for (const [index, rule] of english.entries())
      for (const key of ['name', 'meaning', 'example']) expect(rule[key]).not.toBe(polish[index][key])
  })

  it('are what a decision rests on: the one that is named, or else the one that the reason points to', async () => {
    const [spam, named] = [await add(), await add()]
    await hide({ id: spam })
    await hide({ id: named, rule: 'PURPOSE' })
    const english = (await app.data(RULES, { language: 'EN' })).houseRules
    const rule = (code: string) => english.find((each: { code: string }) => each.code === code)
    expect(await newest(spam)).toEqual({ kind: 'HIDE', rule: rule('NO_ADVERTISING') })
    expect(await newest(named)).toEqual({ kind: 'HIDE', rule: rule('PURPOSE') })
    await moderator.data(RESTORE, { input: { id: spam } })
    expect(await newest(spam)).toEqual({ kind: 'RESTORE', rule: null })
  })

  it('stay in a decision as they read when it was made', async () => {
    const id = await add()
    await hide({ id })
    const former = { name: 'no adverts', meaning: 'Adverts are not wanted.', example: 'A loan.' }
    await app.database.dataSource.query(
      `UPDATE "moderation_decision" SET "ruleTexts" = '${JSON.stringify({ PL: former, EN: former })}' WHERE "subjectId" = '${id}'`,
    )
    expect((await newest(id)).rule).toEqual({ code: 'NO_ADVERTISING', ...former })
  })

  it('are refused where there is no such rule', async () => {
    const { errors } = await moderator.query(HIDE, {
      input: { id: await add(), reason: 'SPAM', statement: 'Nie.', rule: 'NO_FUN' },
    })
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })
})
