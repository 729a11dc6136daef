import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const HEADER = 'WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA'

/** Units as the register lists them, but for the day. */
export const SMALL = [
  '02;;;;DOLNOŚLĄSKIE;województwo',
  '02;01;;;bolesławiecki;powiat',
  '02;01;01;1;Bolesławiec;gmina miejska',
  '02;01;04;3;Nowogrodziec;gmina miejsko-wiejska',
  '02;01;04;4;Nowogrodziec;miasto',
  '02;01;04;5;Nowogrodziec;obszar wiejski',
  '02;64;;;Wrocław;miasto na prawach powiatu',
  '02;64;01;1;Wrocław;gmina miejska',
  '02;64;02;9;Wrocław-Fabryczna;delegatura',
  '14;;;;MAZOWIECKIE;województwo',
  '14;65;;;Warszawa;miasto stołeczne, na prawach powiatu',
  '14;65;01;1;Warszawa;gmina miejska, miasto stołeczne',
  '14;65;05;8;Mokotów;dzielnica',
]

/** The file as it is published: with a mark of the byte order, and with the line ends of Windows. */
export const tercFile = (units: readonly string[], day = '2024-01-01'): Buffer =>
  Buffer.from(`\ufeff${[HEADER, ...units.map((unit) => `${unit};${day}`), ''].join('\r\n')}`)

export function saved(file: Buffer): string {
  const path = join(String(process.env.PARTNERSTWA_TEST_FOLDER), `terc-${randomUUID()}.csv`)
  writeFileSync(path, file)
  return path
}

const two = (number: number) => String(number).padStart(2, '0')

/** As many units of each kind as Poland had on the first day of 2024, all of them made up, and the lowest first. */
export function wholeCountry(): string[] {
  const powiats = Array.from({ length: 380 }, (_, index) => {
    const [voivodeship, powiat] = [two(2 * (1 + (index % 16))), two(1 + Math.floor(index / 16))]
    return `${voivodeship};${powiat}`
  })
  const cities = powiats.slice(0, 5)
  const gminas = Array.from({ length: 2477 }, (_, index) => {
    const place = `${powiats[index % 380]};${two(1 + Math.floor(index / 380))}`
    if (index < cities.length) return [`${place};1;Miasto ${index};gmina miejska`]
    if (index >= 380 && index < 380 + 711) {
      return [
        `${place};3;Gmina ${index};gmina miejsko-wiejska`,
        `${place};4;Gmina ${index};miasto`,
        `${place};5;Gmina ${index};obszar wiejski`,
      ]
    }
    return [`${place};2;Gmina ${index};gmina wiejska`]
  })
  const inCities = Array.from({ length: 37 }, (_, index) => {
    const place = `${cities[index < 18 ? 0 : 1 + (index % 4)]};${two(40 + index)}`
    return index < 18 ? `${place};8;Dzielnica ${index};dzielnica` : `${place};9;Część ${index};delegatura`
  })
  const units = [
    ...Array.from({ length: 16 }, (_, index) => `${two(2 * (1 + index))};;;;ZIEMIA ${index};województwo`),
    ...powiats.map((place, index) => `${place};;;ziemski ${index};powiat`),
    ...gminas.flat(),
    ...inCities,
  ]
  return units.reverse()
}
