import type { Vocabulary } from './vocabulary.ts';

export const english: Vocabulary = {
  leave:
    'unsubscribe unsubscribing unsub optout opt_out opt_me_out opting_out deregister unenroll get_me_off_your take_me_off get_me_off get_me_out sign_me_off leave_me_alone leave_us_alone get_lost knock_it_off back_off go_away piss_off bugger_off no_more_of_these take_my_number_off take_our_number_off do_not_call_or_text dont_call_or_text no_more_of_this lose_my_number forget_my_number be_unsubscribed',
  end: 'stop cease quit end ending cancel remove delete erase discontinue deactivate disable terminate halt turn_off switch_off get_rid done_with enough_with stop_it block enough drop refrain avoid take_my_number take_this_number take_us_off take_it_off take_our strike scrub pull_my quit_it stp sotp stpo take_me_of take_me_from stop_all desist be_removed be_taken_off be_deleted cut_off_the cut_off_your cut_off_these',
  send: 'send sending sends snd sendin',
  tell: 'text texting txt txting texts message messaging msg spam spamming contact contacting write writing bother bothering annoy annoying harass harassing pester pestering disturb disturbing solicit ping pinging hit_me_up txtin msgin msging',
  receive: 'receive receiving get getting see seeing hear hearing be_contacted be_texted be_messaged have',
  not: 'no_more dont do_not never not donot stop_to doesnt never_again dnt dunt',
  none: 'no no_more enough zero never_again',
  want: 'want wish need like care desire interested wanna consent agree subscribe subscribed signed sign wnt',
  unsend: 'send_me_nothing send_us_nothing send_nothing_more send_me_no_more',
  unwant:
    'no_longer_interested not_interested_in not_being_contacted not_to_be_contacted not_be_contacted not_being_texted not_to_be_texted no_longer_want no_longer_wish no_longer_need dont_want dont_need dont_wanna dont_wish not_want not_wish no_interest rather_not_get id_rather_not object refuse decline reject oppose objecting',
  more: 'anymore any_more again ever no_longer never longer further future evermore never_again',
  things:
    'message messages msg msgs text texts txt txts sms mms messaging ad ads advert* promo promos promotion* offers marketing spam newsletter* mailing* mailings notification* alerts subscription* updates sends crap shit garbage rubbish nonsense junk list lists database blasts campaign* solicitation* your_text your_texts your_message your_messages the_text the_texts the_message the_messages a_text a_texts a_message a_messages any_text any_texts any_message any_messages this_text this_texts this_message this_messages these_text these_texts these_message these_messages my_text my_texts my_message my_messages no_text no_texts no_message no_messages that_text that_texts that_message that_messages system files communication communications correspondence',
  me: 'me my mine us our number phone contact contacts cell mobile',
  data: 'data information personal_data details account profile records',
  erase: 'delete erase wipe destroy purge remove forget',
  correct: 'correct rectify rectification fix amend wrong incorrect outdated inaccurate update updating',
  restrict: 'restrict restriction restricting limit_the limit_use limiting_the stop_processing suspend_processing',
  ask: 'what which how_much copy access disclose export tell_me request show see',
  hold: 'have hold store keep know stored stores copy access collected export got',
  withdraw: 'withdraw revoke withdrawing revoking rescind retract object withdrawn revoked withdrawal revocation',
  consent: 'consent permission authorization authorisation approval processing process',
  beside:
    'please kindly just now right immediately already today at once this these those that the a an your you guys people of from to for on in with and or any all every more i im id ive we would could can will so really much too is are it its them hi hello dear sir madam thank thanks thx ok okay sorry as soon possible stuff things anything damn fucking fuck bloody stupid annoying goddamn unwanted am like been being using do up off out way such over there yall team must should have by via get long both no longer ever how kind make u ya ur pls plz begging needed mor moar abt pleez is_correct are_correct',
  business:
    'order orders booking bookings appointment* reservation* delivery deliveries parcel* package* shipment* invoice* payment* refund* meeting* courier driver visit* table ticket* ticket flight trip room taxi car item items goods product products lesson class course pizza food bill receipt code link photo* picture* keys address salon doctor door bus train card cards plan plans addon addons add_on tariff',
  times:
    'before after until till unless monday tuesday wednesday thursday friday saturday sunday tomorrow tonight yesterday later weekend* morning* noon evening* oclock am pm christmas january february april june july august september october november december',
  tells:
    'why did didnt havent hasnt stopped mistake accident accidentally wondering forgot wont cant_stop you_never you_dont i_never they_dont',
  wonders: 'when if whether how_many_times how_often will_you',
  came: 'received got arrived came come arrive getting_through coming cut_off got_cut truncated incomplete i_dont_get i_dont_receive im_not_getting i_am_not_getting im_not_receiving i_am_not_receiving i_no_longer_get i_no_longer_receive not_getting i_never_get i_dont_see im_not_seeing garbled broke_off half',
  spare: 'miss missing lose losing forget hesitate overlook skip afraid shy worry mind scared',
  call: 'call calling ring ringing phone_me give_me_a_call call_me',
  asked: 'text txt message msg write send',
  infinitive: 'to wanna dont_wanna',
  cease: 'stop cease desist quit quit_it stop_it',
  tired: 'sick_of tired_of bored_of fed_up bored_with tired_with weary_of exhausted_by',
  others:
    'wife wifes husband husbands son daughter mother mothers father mom mum dad brother sister friend roommate boyfriend girlfriend him her',
};
