import sql from 'sql-template-tag'
import { Ctx, Field, FieldResolver, InputType, Resolver, Root } from 'type-graphql'
import type { Context } from '../../../core/context'
import { declareMutation } from '../../../mutations/declare-mutation'
import { mutationResolver } from '../../../mutations/mutation-resolver'
import { Viewer } from '../../account/viewer'
import { LetterFrequency } from '../follow.enums'
import { followPayload } from '../follow.inputs'
import { followPolicy } from '../follow.policy'
import { ensureSettings, logHead } from '../follow-settings'
import { FollowSettings } from '../follow-settings.entity'
import { nextLetterAt } from './letter-schedule'

@InputType({ description: 'How often you want letters.' })
class ChooseFollowingLettersInput {
  @Field(() => LetterFrequency, { description: 'How often, at the most.' })
  frequency!: LetterFrequency
}

const chooseFollowingLetters = declareMutation({
  name: 'chooseFollowingLetters',
  description:
    'Chooses how often letters tell you what has happened to the records that you follow, in the language of your profile. They go to a verified e-mail address only, and each has a link that ends them.',
  input: ChooseFollowingLettersInput,
  inputDescription: 'How often you want letters.',
  payload: followPayload,
  action: followPolicy.chooseLetters,
  work: async ({ input: { frequency } }, { write, viewer: { accountId }, now }) => {
    await ensureSettings(accountId, write)
    const [stored] = await write.read<Pick<FollowSettings, 'letters'>>(
      sql`SELECT "letters" FROM "follow_settings" WHERE "accountId" = ${accountId}`,
    )
    if (stored?.letters === frequency) return
    // Letters begin with what happens from now on; those of another frequency go on from where they are.
    const begins = stored?.letters === LetterFrequency.NEVER
    const first = frequency === LetterFrequency.AT_ONCE ? now.toISOString() : nextLetterAt(frequency, now)
    await write.manager.update(
      FollowSettings,
      { accountId },
      { letters: frequency, nextLetterAt: first, ...(begins && { letterPosition: await logHead(write) }) },
    )
  },
})

@Resolver(() => Viewer)
export class FollowingLettersResolver {
  @FieldResolver(() => LetterFrequency, {
    description: 'How often letters tell what has happened to the records that the account follows.',
  })
  async followingLetters(@Root() { account }: Viewer, @Ctx() { reader }: Context): Promise<LetterFrequency> {
    const [row] = await reader.all(
      sql`SELECT "letters" FROM "follow_settings" WHERE "accountId" = ${account.id}`,
    )
    return (row?.[0] ?? LetterFrequency.NEVER) as LetterFrequency
  }
}

export const FollowingLettersMutations = mutationResolver(chooseFollowingLetters)
