import { Account } from '../../../src/modules/account/account.entity'
import { Comment } from '../../../src/modules/comment/comment.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, type Member, startApp } from '../../support/app'
import { fakeAccount, fakeComment, fakePartnership } from '../../support/fakes'
import { statementsDuring } from '../../support/statements'

const SELECTION = `comment {
  subject { ... on Partnership { name } } author { displayName } viewerCan { edit { allowed reason } report { allowed reason } }
  parent { body author { displayName } replies(first: 50) { nodes { body author { displayName } viewerCan { edit { allowed reason } } } } }
}`

describe('the statements of comment mutations', () => {
  let app: App
  let ada: Member
  const subject = fakePartnership()
  const accounts = Array.from({ length: 10 }, () => fakeAccount())
  const brief = fakeComment({ subjectId: subject.id })
  const long = fakeComment({ subjectId: subject.id })

  const replies = (parentId: string, count: number) =>
    Array.from({ length: count }, (_, index) =>
      fakeComment({ subjectId: subject.id, parentId, depth: 1, authorId: accounts[index % 10]?.id ?? null }),
    )

  beforeAll(async () => {
    app = await startApp({ COMMENTS_PER_5_MINUTES: '1000' })
    ada = await app.signUp()
    await app.database.write(async (write) => {
      await write.insert(Partnership, [subject])
      await write.insert(Account, accounts)
      await write.insert(Comment, [brief, long])
      await write.insert(Comment, [...replies(brief.id, 5), ...replies(long.id, 40)])
    })
  })
  afterAll(() => app.close())

  const add = (count: number, parentId: string) => {
    const field = (index: number) =>
      `a${index}: addComment(input: { subjectId: "${subject.id}", parentId: "${parentId}", body: "x" }) { ${SELECTION} }`
    const document = `mutation { ${Array.from({ length: count }, (_, index) => field(index)).join('\n')} }`
    return statementsDuring(() => ada.data(document))
  }

  it('do not grow with the replies that are answered, and by the same number for each of twenty aliases', async () => {
    const five = await add(1, brief.id)
    const forty = await add(1, long.id)
    const twenty = await add(20, long.id)
    process.stdout.write(
      `reads of addComment: ${five.length} with 5 replies, ${forty.length} with 40, ${twenty.length} for 20 aliases\n`,
    )
    expect(forty).toHaveLength(five.length)
    // Mutations run one after the other, each answer true after its own; who asks is read once.
    expect(twenty).toHaveLength(1 + 20 * (forty.length - 1))
  })
})
