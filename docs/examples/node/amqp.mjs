// First what came before, from the feed; then what comes, from a queue of its own. Node 20 or later, with the package amqplib: `npm ci` in this folder.
// TOKEN=… AMQP=amqp://vn:…@broker node amqp.mjs http://127.0.0.1:8080 vn.patrols 'joint-patrols.#.vn-la' 'service=joint-patrols&pair=VN-LA'
// A crash between handling and acknowledging brings a message again: keep the ids that you have handled where twice would do harm.
import amqp from 'amqplib';

const [base, queue, pattern, query = ''] = process.argv.slice(2);
const exchange = 'border-coordination.events';
// Longer than the ledger ever lags behind: what was published just before the queue was bound comes in the feed only, and a little later.
const settling = 1000 * (process.env.SETTLING ?? 30);
const seen = new Set();
let caughtUp = 0;

async function page(after, wait) {
  for (;;) {
    try {
      const answer = await fetch(`${base}/feed?after=${after}&limit=500&wait=${wait}&${query}`, { headers: { authorization: `Bearer ${process.env.TOKEN}` } });
      if (answer.ok) {
        const next = /[?&]after=(\d+)[^>]*>; rel="next"/.exec(answer.headers.get('link'))[1];
        return { events: await answer.json(), next: Number(next) };
      }
      console.error(answer.status, await answer.text());
      if (answer.status < 500 && answer.status !== 429) process.exit(1);
    } catch (broken) {
      console.error(`${broken.message}; asking again`);
    }
    await new Promise((resolve) => setTimeout(resolve, 2000));
  }
}

function handle(event) {
  if (seen.has(event.id)) return;
  seen.add(event.id);
  console.log(JSON.stringify([event.sequence, event.type, event.id]));
}

async function catchUp() {
  const settled = Date.now() + settling;
  for (;;) {
    const waits = Date.now() < settled;
    const { events, next } = await page(caughtUp, waits ? 5 : 0);
    events.forEach(handle);
    caughtUp = next;
    if (events.length === 0 && !waits) return;
  }
}

for (;;) {
  try {
    const connection = await amqp.connect(process.env.AMQP);
    const closed = new Promise((resolve) => connection.once('close', resolve));
    connection.on('error', (broken) => console.error(broken.message));
    const channel = await connection.createChannel();
    channel.on('error', (broken) => console.error(broken.message));
    // The queue first: what comes while the feed is being read waits in it.
    await channel.assertQueue(queue, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
    await channel.bindQueue(queue, exchange, pattern);
    // What is the party's own comes on an exchange of its own. A queue begins with the party's code.
    await channel.bindQueue(queue, `${exchange}.${queue.split('.')[0]}`, pattern);
    await catchUp();
    await channel.prefetch(100);
    await channel.consume(queue, (message) => {
      if (message === null) return;
      handle(JSON.parse(message.content.toString('utf8')));
      channel.ack(message);
    });
    console.error('live');
    await closed;
  } catch (broken) {
    console.error(broken.message);
  }
  console.error('connecting again');
  await new Promise((resolve) => setTimeout(resolve, 2000));
}
