import { terms, vocabulary } from '../../core/vocabulary'

export enum LegalFormKind {
  LOCAL_ACTION_GROUP = 'LOCAL_ACTION_GROUP',
  FISHERIES_LOCAL_ACTION_GROUP = 'FISHERIES_LOCAL_ACTION_GROUP',
  WATER_PARTNERSHIP = 'WATER_PARTNERSHIP',
  TOURIST_ORGANISATION = 'TOURIST_ORGANISATION',
  ASSOCIATION = 'ASSOCIATION',
  FOUNDATION = 'FOUNDATION',
  INFORMAL = 'INFORMAL',
  OTHER = 'OTHER',
}

vocabulary(LegalFormKind, {
  name: 'LegalFormKind',
  description: 'The kinds of legal forms that partnerships have (Polish: forma prawna).',
  values: {
    LOCAL_ACTION_GROUP: {
      ...terms(
        'lokalna grupa działania',
        'Łączy trzy sektory, aby rozwijać swój obszar (LGD); prawnie jest stowarzyszeniem specjalnym lub fundacją.',
        'local action group',
        'It joins the three sectors to develop its area (LGD); in law, a special association or a foundation.',
      ),
      synonyms: ['LGD', 'LAG', 'lokalne grupy działania'],
    },
    FISHERIES_LOCAL_ACTION_GROUP: {
      ...terms(
        'rybacka lokalna grupa działania',
        'Lokalna grupa działania obszaru rybackiego (RLGD, dawniej LGR).',
        'fisheries local action group',
        'A local action group of a fisheries area (RLGD, formerly LGR).',
      ),
      synonyms: ['RLGD', 'LGR', 'FLAG', 'lokalna grupa rybacka', 'fisheries LGD'],
    },
    WATER_PARTNERSHIP: {
      ...terms(
        'partnerstwo wodne',
        'Lokalne partnerstwo ds. wody albo spółka wodna: dba o wodę na swoim obszarze.',
        'water partnership',
        'A local water partnership or a water company: it looks after the water of its area.',
      ),
      synonyms: ['lokalne partnerstwo ds. wody', 'lokalne partnerstwo do spraw wody', 'spółka wodna', 'LPW'],
    },
    TOURIST_ORGANISATION: {
      ...terms(
        'organizacja turystyczna',
        'Lokalna lub regionalna organizacja turystyczna; prawnie jest stowarzyszeniem.',
        'tourist organisation',
        'A local or regional tourist organisation; in law, an association.',
      ),
      synonyms: ['lokalna organizacja turystyczna', 'regionalna organizacja turystyczna', 'LOT', 'ROT'],
    },
    ASSOCIATION: {
      ...terms(
        'stowarzyszenie',
        'Stowarzyszenie albo związek stowarzyszeń.',
        'association',
        'An association, or a union of associations.',
      ),
      synonyms: ['związek stowarzyszeń', 'stowarzyszenie zwykłe'],
    },
    FOUNDATION: terms(
      'fundacja',
      'Fundacja, która nie jest lokalną grupą działania.',
      'foundation',
      'A foundation that is no local action group.',
    ),
    INFORMAL: {
      ...terms(
        'bez osobowości prawnej',
        'Opiera się na zaufaniu, liście intencyjnym albo umowie; samo nie jest osobą prawną.',
        'informal',
        'It rests on trust, a letter of intent or an agreement, and is no legal person itself.',
      ),
      synonyms: ['nieformalne', 'list intencyjny', 'letter of intent'],
    },
    OTHER: terms(
      'inna forma prawna',
      'Osoba prawna innego rodzaju, na przykład spółdzielnia lub związek międzygminny.',
      'other',
      'A legal person of another kind, such as a cooperative or a union of municipalities.',
    ),
  },
})
