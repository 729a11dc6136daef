import { Directive, Field, ObjectType } from 'type-graphql'
import { vocabulary } from '../core/vocabulary'

export enum WarningCode {
  LIKELY_DUPLICATE = 'LIKELY_DUPLICATE',
  SECTOR_MISSING = 'SECTOR_MISSING',
  SECTORS_DISAGREE = 'SECTORS_DISAGREE',
  TERRITORY_HISTORICAL = 'TERRITORY_HISTORICAL',
  NO_LEADER = 'NO_LEADER',
  CLOCK_CHANGES = 'CLOCK_CHANGES',
  WAITS_FOR_EDITOR = 'WAITS_FOR_EDITOR',
  CHANGED_SINCE = 'CHANGED_SINCE',
}

vocabulary(WarningCode, {
  name: 'WarningCode',
  description: 'What should be checked, although the change was made.',
  values: {
    LIKELY_DUPLICATE: {
      PL: { label: 'prawdopodobny duplikat', description: 'W rejestrze jest już bardzo podobny wpis.' },
      EN: { label: 'likely duplicate', description: 'The registry has a very similar record.' },
    },
    SECTOR_MISSING: {
      PL: { label: 'brak sektora', description: 'Partnerstwo tego rodzaju łączy więcej sektorów.' },
      EN: { label: 'sector missing', description: 'A partnership of this kind usually unites more sectors.' },
    },
    SECTORS_DISAGREE: {
      PL: {
        label: 'niezgodne sektory',
        description: 'Sektory partnerstwa i sektory jego członków nie są takie same.',
      },
      EN: {
        label: 'sectors disagree',
        description: 'The declared sectors differ from the sectors of the members.',
      },
    },
    TERRITORY_HISTORICAL: {
      PL: { label: 'dawna jednostka', description: 'Tej jednostki nie ma już w rejestrze TERYT.' },
      EN: {
        label: 'historical territory',
        description: 'The TERYT register no longer has this unit.',
      },
    },
    NO_LEADER: {
      PL: { label: 'brak lidera', description: 'Nikt nie koordynuje teraz partnerstwa.' },
      EN: { label: 'no leader', description: 'The partnership has no leader now.' },
    },
    CLOCK_CHANGES: {
      PL: {
        label: 'zmiana czasu',
        description: 'W czasie wydarzenia zegary w jego strefie czasowej się przestawiają.',
      },
      EN: {
        label: 'clock changes',
        description: 'The clocks in the event’s time zone change during the event.',
      },
    },
    CHANGED_SINCE: {
      PL: { label: 'zmienione później', description: 'Ktoś zmienił wpisy po imporcie; zostaną, jakie są.' },
      EN: {
        label: 'changed since',
        description: 'Somebody has changed records since the import; they stay as they are.',
      },
    },
    WAITS_FOR_EDITOR: {
      PL: { label: 'czeka na redaktora', description: 'Ta część zmiany czeka na decyzję redaktora.' },
      EN: { label: 'waits for an editor', description: 'This part of the change waits for an editor.' },
    },
  },
})

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'Something that should be checked, although the change was made.',
})
export class Warning {
  @Field(() => WarningCode, { description: 'The kind of warning, for programs.' })
  code!: WarningCode

  @Field({ description: 'The warning in a sentence, for people.' })
  message!: string

  @Field(() => [String], {
    description: 'The path of the argument: `["input", "sectors"]`. Empty: the input as a whole.',
  })
  path!: string[]
}

export const warning = (code: WarningCode, path: readonly string[], message: string): Warning => ({
  code,
  message,
  path: ['input', ...path],
})
