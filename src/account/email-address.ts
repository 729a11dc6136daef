import { IsEmail, MaxLength } from 'class-validator'

/** An address to write to. Quoted ones, which may hold anything, line breaks even, are nobody’s in practice. */
export function IsEmailAddress(): PropertyDecorator {
  const rules = [
    IsEmail({ blacklisted_chars: '"' }, { message: 'email must be an e-mail address.' }),
    MaxLength(254, { message: 'email must have at most 254 characters.' }),
  ]
  return (prototype, property) => {
    for (const rule of rules) rule(prototype, property)
  }
}
