/** What amoCRM posts when a contact was changed: its kind of client, its city, and how long ago that was. */
export function partner(value: string, city: string, secondsAgo: number): Record<string, string> {
  return {
    'account[subdomain]': 'shop',
    'contacts[update][0][id]': '7793457',
    'contacts[update][0][name]': 'Анна',
    'contacts[update][0][last_modified]': String(Math.floor(Date.now() / 1_000) - secondsAgo),
    'contacts[update][0][custom_fields][0][id]': '916946',
    'contacts[update][0][custom_fields][0][name]': 'Телефон',
    'contacts[update][0][custom_fields][0][code]': 'PHONE',
    'contacts[update][0][custom_fields][0][values][0][value]': '8 (916) 123-45-60',
    'contacts[update][0][custom_fields][0][values][0][enum]': '1',
    'contacts[update][0][custom_fields][1][id]': '916948',
    'contacts[update][0][custom_fields][1][name]': 'Город',
    'contacts[update][0][custom_fields][1][values][0][value]': city,
    'contacts[update][0][custom_fields][2][id]': '916950',
    'contacts[update][0][custom_fields][2][name]': 'Тип клиента',
    'contacts[update][0][custom_fields][2][values][0][value]': value,
    'contacts[update][0][type]': 'contact',
  };
}
