import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const SCRIPT = join(__dirname, '../../scripts/first-data/territories.mjs')

const TERC = [
  'WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA',
  '06;;;;LUBELSKIE;województwo;2024-01-01',
  '06;14;;;puławski;powiat;2024-01-01',
  '06;14;05;2;Końskowola;gmina wiejska;2024-01-01',
  '06;14;09;3;Nałęczów;gmina miejsko-wiejska;2024-01-01',
  '06;14;09;4;Nałęczów;miasto;2024-01-01',
  '14;;;;MAZOWIECKIE;województwo;2024-01-01',
  '14;65;;;Warszawa;miasto stołeczne, na prawach powiatu;2024-01-01',
  '14;65;01;1;Warszawa;gmina miejska, miasto stołeczne;2024-01-01',
  '14;65;05;8;Mokotów;dzielnica;2024-01-01',
]
const GMINAS = ['NAME,TERYT', 'Końskowola,0614053', 'Nałęczów,0614093', 'Warszawa,1465011', 'Nowa,0614132']
const SEATS = [
  'teryt,name,lat,lon,precision',
  '0614052,Końskowola,51.40897,22.05216,SEAT',
  '14,mazowieckie,52.3457,21.09656,AREA_CENTRE',
]
const POPULATION = [
  'teryt,name,population,as_of,area_km2',
  'PL,Polska,38411148,2018-12-31,312696.1',
  '0614052,Końskowola,8912,2018-12-31,89.6',
]

describe('the script that makes the built-in territories', () => {
  const folder = mkdtempSync(join(tmpdir(), 'territories-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  function made(files: { terc?: string[]; gminas?: string[]; population?: string[] } = {}) {
    const { terc = TERC, gminas = GMINAS, population = POPULATION } = files
    const paths = Object.entries({
      'terc.csv': terc,
      'gminas-2025-01-06.csv': gminas,
      'seats.csv': SEATS,
      'population.csv': population,
    }).map(([name, lines]) => {
      const path = join(folder, name)
      writeFileSync(path, `${lines.join('\n')}\n`)
      return path
    })
    return JSON.parse(execFileSync(process.execPath, [SCRIPT, ...paths], { encoding: 'utf8', stdio: 'pipe' }))
  }

  it('leaves out parts, adds the gminas of the later day, and leads former codes to them', () => {
    const { stateDate, statisticsDate, territories } = made()
    expect([stateDate, statisticsDate]).toEqual(['2025-01-06', '2018-12-31'])
    expect(territories).toEqual([
      { code: 'PL', level: 'COUNTRY', name: 'Polska', population: 38411148, squareKm: 312696.1 },
      { code: '06', level: 'VOIVODESHIP', name: 'lubelskie', parent: 'PL' },
      {
        ...{ code: '14', level: 'VOIVODESHIP', name: 'mazowieckie', parent: 'PL' },
        location: { latitude: 52.3457, longitude: 21.09656, precision: 'REGION' },
      },
      { code: '0614', level: 'POWIAT', name: 'puławski', type: 'powiat', parent: '06' },
      {
        code: '1465',
        level: 'POWIAT',
        name: 'Warszawa',
        type: 'miasto stołeczne, na prawach powiatu',
        parent: '14',
      },
      {
        ...{
          code: '0614053',
          level: 'GMINA',
          name: 'Końskowola',
          type: 'gmina miejsko-wiejska',
          parent: '0614',
        },
        location: { latitude: 51.40897, longitude: 22.05216, precision: 'TOWN' },
        ...{ population: 8912, squareKm: 89.6 },
      },
      { code: '0614093', level: 'GMINA', name: 'Nałęczów', type: 'gmina miejsko-wiejska', parent: '0614' },
      { code: '0614132', level: 'GMINA', name: 'Nowa', type: 'gmina wiejska', parent: '0614' },
      {
        code: '1465011',
        level: 'GMINA',
        name: 'Warszawa',
        type: 'gmina miejska, miasto stołeczne',
        parent: '1465',
      },
      {
        ...{ code: '1465058', level: 'DISTRICT', name: 'Mokotów', type: 'dzielnica', parent: '1465011' },
        stateDate: '2024-01-01',
      },
      {
        ...{ code: '0614052', level: 'GMINA', name: 'Końskowola', type: 'gmina wiejska', parent: '0614' },
        ...{ successor: '0614053', stateDate: '2024-01-01' },
      },
    ])
  })

  it('refuses what it cannot decide', () => {
    const without = GMINAS.filter((line) => !line.startsWith('Końskowola'))
    expect(() => made({ gminas: without })).toThrow('Końskowola (0614052) is gone')
    const ofTwoDays = [...POPULATION, '14,mazowieckie,5403412,2019-12-31,35558.5']
    expect(() => made({ population: ofTwoDays })).toThrow('The population must be of one day.')
  })
})
