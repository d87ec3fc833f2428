import { ApplicationFailure, Context } from '@temporalio/activity';
import { whereabouts } from '../../models/domain/time/time-zones.ts';
import { instantOf } from '../../models/domain/time/local-time.ts';
import { CampaignModel, type Campaign } from '../../models/documents/campaigns/campaign.ts';
import { addRecipients, CampaignRecipientModel } from '../../models/documents/campaigns/recipient.ts';
import { ContactModel } from '../../models/documents/contacts/contact.ts';
import { storeTextVersions } from '../../models/documents/text-version.ts';
import { audienceOf } from '../../models/documents/segments/audience.ts';
import { resolved } from '../../models/documents/segments/known.ts';
import { messageOf } from '../../models/domain/campaigns/plan.ts';
import { UnfitSegment } from '../../models/domain/segments/references.ts';
import { locales } from '../../models/installation.ts';
import { publish } from '../rendering/publish.ts';

/** Rows are written so many at a time. */
const rowsAtOnce = 1_000;

/**
 * Writes a row for everybody who belongs to the audience of a campaign now, and says that it stands. It goes on behind the last
 * contact of an attempt that was cut off; whoever has a row keeps it.
 *
 * @throws ApplicationFailure `SEGMENT_UNKNOWN`, `SEGMENT_CIRCLE` until a segment that it names is mended
 */
export async function freezeAudience(name: string): Promise<void> {
  const campaign = await CampaignModel.findById(name).lean();
  if (!campaign || campaign.frozenAt) return;
  const now = new Date();
  await storeTextVersions(publish(new Map([[messageOf(name), campaign.text]]), locales), now);
  const { heartbeatDetails } = Context.current().info as { heartbeatDetails?: string };
  for await (const page of audienceOf(await conditionOf(campaign), { now, after: heartbeatDetails ?? '' })) {
    for (let from = 0; from < page.length; from += rowsAtOnce)
      await addRecipients(name, await whenDue(campaign, page.slice(from, from + rowsAtOnce), now));
    Context.current().heartbeat(page.at(-1));
  }
  const recipients = await CampaignRecipientModel.countDocuments({ campaign: name });
  await CampaignModel.updateOne({ _id: name }, { $set: { frozenAt: now, recipients, updatedAt: now } });
}

async function conditionOf({ audience }: Campaign) {
  try {
    return await resolved(audience);
  } catch (error) {
    if (!(error instanceof UnfitSegment)) throw error;
    throw ApplicationFailure.create({ message: error.message, type: error.code });
  }
}

/** Where each recipient's own clock says when, it is read; who has none gets the text with the last of them, if at all. */
async function whenDue({ begins }: Campaign, contactIds: readonly string[], now: Date) {
  if (!begins || 'at' in begins) return contactIds.map((contactId) => ({ contactId, dueAt: now }));
  const { onDay, time } = begins;
  const contacts = await ContactModel.find({ _id: { $in: contactIds } })
    .select('timeZone phone country statedCountry region')
    .lean();
  const known = new Map(contacts.map((contact) => [contact._id, contact]));
  return contactIds.map((contactId) => {
    const { zones } = whereabouts(known.get(contactId) ?? {});
    const wanted = { time, notBefore: now.toISOString(), date: { written: onDay, days: 0 } };
    return { contactId, dueAt: new Date(instantOf(wanted, zones.length > 0 ? zones : ['Etc/GMT+12'])) };
  });
}
