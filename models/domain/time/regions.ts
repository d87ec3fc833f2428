/**
 * Zones of the subdivisions of countries that span several, ISO 3166-2 without the country; a subdivision in two
 * zones stands under both. Sources: tzdata `zone1970.tab` and `backward`, federal law 107-FZ for Russia.
 */
const zones: Record<string, Record<string, string>> = {
  RU: {
    'Europe/Kaliningrad': 'KGD',
    'Europe/Moscow':
      'MOW MOS SPE LEN AD ARK BEL BRY CE CR DA IN IVA KB KC KDA KL KLU KO KOS KRS KR LIP ME MO MUR NEN NGR NIZ ORL PNZ PSK ROS RYA SE SMO STA TA TAM TUL TVE VLA VLG VOR YAR CU',
    'Europe/Volgograd': 'VGG',
    'Europe/Kirov': 'KIR',
    'Europe/Astrakhan': 'AST',
    'Europe/Saratov': 'SAR',
    'Europe/Ulyanovsk': 'ULY',
    'Europe/Samara': 'SAM UD',
    'Asia/Yekaterinburg': 'SVE BA CHE KGN KHM ORE PER TYU YAN',
    'Asia/Omsk': 'OMS',
    'Asia/Novosibirsk': 'NVS',
    'Asia/Barnaul': 'ALT AL',
    'Asia/Tomsk': 'TOM',
    'Asia/Novokuznetsk': 'KEM',
    'Asia/Krasnoyarsk': 'KYA KK TY',
    'Asia/Irkutsk': 'IRK BU',
    'Asia/Chita': 'ZAB',
    'Asia/Yakutsk': 'AMU SA',
    'Asia/Khandyga': 'SA',
    'Asia/Vladivostok': 'PRI KHA YEV SA',
    'Asia/Ust-Nera': 'SA',
    'Asia/Magadan': 'MAG',
    'Asia/Sakhalin': 'SAK',
    'Asia/Srednekolymsk': 'SA SAK',
    'Asia/Kamchatka': 'KAM',
    'Asia/Anadyr': 'CHU',
  },
  US: {
    'America/New_York': 'CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC TN VA VT WV',
    'America/Chicago': 'AL AR FL IA IL IN KS KY LA MI MN MO MS ND NE OK SD TN TX WI',
    'America/Denver': 'AZ CO ID KS MT ND NE NM NV OR SD TX UT WY',
    'America/Phoenix': 'AZ',
    'America/Los_Angeles': 'CA ID NV OR WA',
    'America/Anchorage': 'AK',
    'America/Adak': 'AK',
    'Pacific/Honolulu': 'HI',
    'America/Puerto_Rico': 'PR VI',
    'Pacific/Guam': 'GU MP',
    'Pacific/Pago_Pago': 'AS UM',
    'Pacific/Wake': 'UM',
  },
  CA: {
    'America/St_Johns': 'NL',
    'America/Goose_Bay': 'NL',
    'America/Halifax': 'NS PE QC',
    'America/Moncton': 'NB',
    'America/Blanc-Sablon': 'QC',
    'America/Toronto': 'ON QC',
    'America/Iqaluit': 'NU',
    'America/Winnipeg': 'MB ON',
    'America/Rankin_Inlet': 'NU',
    'America/Regina': 'SK',
    'America/Edmonton': 'AB BC NT SK',
    'America/Cambridge_Bay': 'NU',
    'America/Vancouver': 'BC',
    'America/Fort_Nelson': 'BC',
    'America/Whitehorse': 'YT',
  },
  AU: {
    'Australia/Sydney': 'NSW ACT',
    'Australia/Broken_Hill': 'NSW',
    'Australia/Lord_Howe': 'NSW',
    'Australia/Melbourne': 'VIC',
    'Australia/Brisbane': 'QLD',
    'Australia/Adelaide': 'SA',
    'Australia/Darwin': 'NT',
    'Australia/Perth': 'WA',
    'Australia/Eucla': 'WA',
    'Australia/Hobart': 'TAS',
  },
};

/** Whether the subdivisions of a country are listed here, so that any other is none. */
export function listsRegionsOf(country: string): boolean {
  return Object.hasOwn(zones, country);
}

const byRegion = new Map<string, string[]>();
for (const [country, names] of Object.entries(zones)) {
  for (const [zone, regions] of Object.entries(names)) {
    for (const region of regions.split(' ')) {
      const key = `${country}-${region}`;
      byRegion.set(key, [...(byRegion.get(key) ?? []), zone]);
    }
  }
}

/** The zones of a subdivision, `US-TX`; undefined where it is not known. */
export function zonesOfRegion(region: string): readonly string[] | undefined {
  return byRegion.get(region);
}
