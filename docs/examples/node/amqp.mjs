// First what came before, from the feed; then what comes, from a queue of its own. Node 20 or later, with the package amqplib.
// TOKEN=… AMQP=amqp://… node amqp.mjs http://127.0.0.1:8080 my-queue 'joint-patrols.#' 'service=joint-patrols'
// A crash between handling and acknowledging brings a message again: keep the ids that you have handled where twice would do harm.
import amqp from 'amqplib';

const [base, queue, pattern = '#', query = ''] = process.argv.slice(2);
const seen = new Set();
let caughtUp = 0;

async function page(after) {
  for (;;) {
    try {
      const answer = await fetch(`${base}/feed?after=${after}&limit=500&${query}`, { headers: { authorization: `Bearer ${process.env.TOKEN}` } });
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
  for (;;) {
    const { events, next } = await page(caughtUp);
    events.forEach(handle);
    caughtUp = next;
    if (events.length === 0) return;
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
    await channel.bindQueue(queue, 'border-coordination.events', pattern);
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
