import { Directive, Field, ObjectType } from 'type-graphql'
import { vocabulary } from '../shared/vocabulary'

export enum WarningCode {
  LIKELY_DUPLICATE = 'LIKELY_DUPLICATE',
  SECTOR_MISSING = 'SECTOR_MISSING',
  SECTORS_DISAGREE = 'SECTORS_DISAGREE',
  TERRITORY_HISTORICAL = 'TERRITORY_HISTORICAL',
  NO_LEADER = 'NO_LEADER',
  CLOCK_CHANGES = 'CLOCK_CHANGES',
}

vocabulary(WarningCode, {
  name: 'WarningCode',
  description: 'What about a change deserves a second look, although it was made.',
  values: {
    LIKELY_DUPLICATE: {
      PL: { label: 'prawdopodobny duplikat', description: 'W rejestrze jest już bardzo podobny wpis.' },
      EN: { label: 'likely duplicate', description: 'The registry has a record that is much like it.' },
    },
    SECTOR_MISSING: {
      PL: { label: 'brak sektora', description: 'Partnerstwo tego rodzaju łączy więcej sektorów.' },
      EN: { label: 'sector missing', description: 'A partnership of this kind unites more sectors.' },
    },
    SECTORS_DISAGREE: {
      PL: {
        label: 'niezgodne sektory',
        description: 'Sektory partnerstwa i sektory jego członków nie są takie same.',
      },
      EN: {
        label: 'sectors disagree',
        description: 'The declared sectors are not those that the members come from.',
      },
    },
    TERRITORY_HISTORICAL: {
      PL: { label: 'dawna jednostka', description: 'Tej jednostki nie ma już w rejestrze TERYT.' },
      EN: {
        label: 'historical territory',
        description: 'The TERYT register does not have this unit any more.',
      },
    },
    NO_LEADER: {
      PL: { label: 'brak lidera', description: 'Nikt nie koordynuje teraz partnerstwa.' },
      EN: { label: 'no leader', description: 'Nobody coordinates the partnership now.' },
    },
    CLOCK_CHANGES: {
      PL: {
        label: 'zmiana czasu',
        description: 'W czasie wydarzenia zegary w jego strefie czasowej się przestawiają.',
      },
      EN: {
        label: 'clock changes',
        description: 'The clocks of the event’s time zone are changed while it lasts.',
      },
    },
  },
})

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'Something about a change that deserves a second look, although it was made.',
})
export class Warning {
  @Field(() => WarningCode, { description: 'What it is about, for programs.' })
  code!: WarningCode

  @Field({ description: 'The same in a sentence, for people.' })
  message!: string

  @Field(() => [String], {
    description: 'The place in the arguments: `["input", "sectors"]`. Empty: the whole.',
  })
  path!: string[]
}

export const warning = (code: WarningCode, path: readonly string[], message: string): Warning => ({
  code,
  message,
  path: ['input', ...path],
})
