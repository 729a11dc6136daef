import { vocabulary } from '../../core/vocabulary'

export enum PartnershipKind {
  PUBLIC_PRIVATE = 'PUBLIC_PRIVATE',
  SECTORAL = 'SECTORAL',
  LOCAL = 'LOCAL',
  PROJECT = 'PROJECT',
}

vocabulary(PartnershipKind, {
  name: 'PartnershipKind',
  description: 'The kinds of partnerships (Polish: rodzaj).',
  values: {
    PUBLIC_PRIVATE: {
      PL: {
        label: 'publiczno-prywatne',
        description: 'Instytucje publiczne i firmy wspólnie realizują zadania publiczne.',
      },
      EN: {
        label: 'public-private',
        description: 'Public institutions and companies carry out public tasks together.',
      },
    },
    SECTORAL: {
      PL: {
        label: 'branżowe',
        description: 'Tworzą je ci, którzy działają w jednej dziedzinie, np. w turystyce.',
      },
      EN: { label: 'sectoral', description: 'It unites people who work in one field, such as tourism.' },
    },
    LOCAL: {
      PL: {
        label: 'lokalne',
        description: 'Łączy na jednym obszarze sektor publiczny, społeczny i prywatny.',
      },
      EN: { label: 'local', description: 'It joins the public, social and private sectors of one area.' },
    },
    PROJECT: {
      PL: {
        label: 'projektowe',
        description: 'Służy jednemu celowi i kończy się po jego osiągnięciu, co jest sukcesem.',
      },
      EN: {
        label: 'project',
        description: 'It has one goal and ends when the goal is reached: that is success.',
      },
    },
  },
})

export enum PartnershipStage {
  FORMING = 'FORMING',
  ACTIVE = 'ACTIVE',
  DORMANT = 'DORMANT',
  ENDED = 'ENDED',
}

vocabulary(PartnershipStage, {
  name: 'PartnershipStage',
  description: 'The stages in the life of a partnership (Polish: partnerstwo).',
  values: {
    FORMING: {
      PL: { label: 'powstające', description: 'Inicjatorzy szukają partnerów i uzgadniają cele.' },
      EN: { label: 'forming', description: 'Its initiators are looking for partners and agreeing on goals.' },
    },
    ACTIVE: {
      PL: { label: 'działające', description: 'Partnerzy prowadzą obecnie wspólne działania.' },
      EN: { label: 'active', description: 'The partners are working together now.' },
    },
    DORMANT: {
      PL: { label: 'uśpione', description: 'Nic się w nim teraz nie dzieje, ale może wznowić pracę.' },
      EN: { label: 'dormant', description: 'Nothing is happening in it, but it may resume work.' },
    },
    ENDED: {
      PL: { label: 'zakończone', description: 'Współpraca ustała, niekiedy dlatego, że osiągnięto cel.' },
      EN: { label: 'ended', description: 'Its work has ended, sometimes because the goal was reached.' },
    },
  },
})

export enum Formality {
  INFORMAL = 'INFORMAL',
  FORMALISED = 'FORMALISED',
}

vocabulary(Formality, {
  name: 'Formality',
  description: 'Whether a partnership is based on trust or on an agreement (Polish: umowa partnerska).',
  values: {
    INFORMAL: {
      PL: { label: 'nieformalne', description: 'Opiera się na samym zaufaniu, bez podpisanej umowy.' },
      EN: { label: 'informal', description: 'It is based only on trust, without a signed agreement.' },
    },
    FORMALISED: {
      PL: { label: 'sformalizowane', description: 'Partnerów wiąże umowa albo wspólna osoba prawna.' },
      EN: {
        label: 'formalised',
        description: 'The partners are bound by an agreement or by a joint legal person.',
      },
    },
  },
})

export enum PartnershipOrder {
  NAME = 'NAME',
  NEWEST = 'NEWEST',
  RECENTLY_UPDATED = 'RECENTLY_UPDATED',
  MOST_VIEWED = 'MOST_VIEWED',
  RELEVANCE = 'RELEVANCE',
  NEAREST = 'NEAREST',
}

vocabulary(PartnershipOrder, {
  name: 'PartnershipOrder',
  description: 'The order of a list of partnerships (Polish: partnerstwo).',
  values: {
    NAME: {
      PL: { label: 'według nazwy', description: 'W kolejności polskiego alfabetu, w którym ą stoi po a.' },
      EN: { label: 'by name', description: 'In the order of the Polish alphabet, where ą comes after a.' },
    },
    NEWEST: {
      PL: {
        label: 'od najnowszych',
        description: 'Malejąco według createdAt, czyli dnia dodania do rejestru.',
      },
      EN: {
        label: 'newest first',
        description: 'By createdAt descending: the newest in the registry first.',
      },
    },
    RECENTLY_UPDATED: {
      PL: { label: 'od ostatnio zmienionych', description: 'Malejąco według updatedAt.' },
      EN: { label: 'recently updated first', description: 'By updatedAt descending.' },
    },
    MOST_VIEWED: {
      PL: { label: 'od najczęściej oglądanych', description: 'Malejąco według viewCount.' },
      EN: { label: 'most viewed first', description: 'By viewCount descending.' },
    },
    RELEVANCE: {
      PL: {
        label: 'według trafności',
        description:
          'Najpierw te, których nazwa zaczyna się od szukanego tekstu, potem te, które mają go dalej w nazwie, na końcu pozostałe; wymaga filtra search.',
      },
      EN: {
        label: 'by relevance',
        description:
          'First the names that begin with the searched text, then the names that contain it, then the others. Needs the search filter.',
      },
    },
    NEAREST: {
      PL: {
        label: 'od najbliższych',
        description: 'Rosnąco według odległości od punktu filtra near, który trzeba podać.',
      },
      EN: {
        label: 'nearest first',
        description: 'By distance from the point of the near filter. Needs that filter.',
      },
    },
  },
})
