import { ValidateBy } from 'class-validator'
import { applyDecorators } from '../../core/apply-decorators'
import { IsPlainName, isPlainName } from '../../core/values/plain-text'
import { fold } from '../../core/values/polish-text'
import { Language, vocabularyIn } from '../../core/vocabulary'

const MAX_LENGTH = 80

/** Characters without a shape, by which two names that look alike would differ. Emoji need their joiners. */
const SHAPELESS = /[\u00ad\u115f\u1160\u180e\u200e\u200f\u2060-\u2064\u2800\u3164\uffa0]/u

/** Letters of other alphabets that look like Latin ones. */
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [...'аеокрстхумніјѕԁ'].map((letter, index) => [letter, [...'aeokpctxymhijsd'][index] as string]),
)

/** What a reader takes a name for: without case, accents, blanks and numbers beside it. */
const likeness = (name: string): string =>
  [...fold(name.normalize('NFKC').toLowerCase())]
    .map((letter) => LOOKALIKES[letter] ?? letter)
    .join('')
    .replaceAll(/[^\p{L}]/gu, '')

const roleNames = () =>
  new Set(
    Object.values(Language)
      .flatMap((language) => vocabularyIn(language, ['Role']))
      .flatMap(({ value, label }) => [likeness(value), likeness(label)]),
  )

let reserved: ReadonlySet<string> | undefined

const isRoleName = (name: unknown): boolean => {
  reserved ??= roleNames()
  return typeof name === 'string' && reserved.has(likeness(name))
}

/** Whether an account may be called so: readers would take one that is called like a role for somebody who has it. */
export const isDisplayName = (name: unknown): name is string =>
  isPlainName(name, MAX_LENGTH) && !SHAPELESS.test(name) && !isRoleName(name)

export function IsDisplayName(): PropertyDecorator {
  return applyDecorators(
    IsPlainName(MAX_LENGTH),
    ValidateBy(
      { name: 'isVisible', validator: { validate: (value) => !SHAPELESS.test(String(value)) } },
      { message: 'displayName must have no characters that nobody sees.' },
    ),
    ValidateBy(
      { name: 'isNoRole', validator: { validate: (value) => !isRoleName(value) } },
      { message: 'displayName must not be the name of a role, such as moderator.' },
    ),
  )
}
