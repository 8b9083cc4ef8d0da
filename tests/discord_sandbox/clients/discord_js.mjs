// The bot of the client tests in discord.js. Use: SANDBOX_API=… DISCORD_TOKEN=… NODE_PATH=… node discord_js.mjs
import { createRequire } from "node:module";

/**
 * Imports know nothing of NODE_PATH, only require does.
 * @type {typeof import("discord.js")}
 */
const discord = createRequire(import.meta.url)("discord.js");
const {
    ApplicationCommandType,
    ButtonStyle,
    ComponentType,
    Events,
    GatewayIntentBits,
    MessageFlags,
    Partials,
    PermissionFlagsBits,
} = discord;

const COMMANDS = [
    new discord.SlashCommandBuilder()
        .setName("hello")
        .setNameLocalizations({ "zh-CN": "你好" })
        .setDescription("Say hello")
        .setDescriptionLocalizations({ "zh-CN": "打招呼" })
        .addStringOption((option) =>
            option
                .setName("name")
                .setNameLocalizations({ "zh-CN": "名字" })
                .setDescription("To whom")
                .setRequired(true)
                .setAutocomplete(true),
        )
        .addBooleanOption((option) => option.setName("loud").setDescription("In capitals"))
        .addIntegerOption((option) =>
            option.setName("times").setDescription("How often").setMinValue(1).setMaxValue(3),
        ),
    new discord.SlashCommandBuilder().setName("form").setDescription("Fill a form in"),
    new discord.SlashCommandBuilder().setName("slow").setDescription("Take a while"),
    new discord.ContextMenuCommandBuilder().setName("Who is this").setType(ApplicationCommandType.User),
    new discord.ContextMenuCommandBuilder()
        .setName("Quote this")
        .setType(ApplicationCommandType.Message)
        .setDefaultMemberPermissions(PermissionFlagsBits.ReadMessageHistory),
];

const client = new discord.Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    rest: { api: process.env.SANDBOX_API },
});

/**
 * Reports something to the test: one JSON object a line.
 * @param {string} event
 * @param {object} fields
 */
function report(event, fields = {}) {
    process.stdout.write(`${JSON.stringify({ event, ...fields })}\n`);
}

/**
 * A card in Components V2 that greets, with a button that was pressed so many times.
 * @param {string} greeting
 * @param {number} presses
 */
function card(greeting, presses) {
    return new discord.ContainerBuilder()
        .setAccentColor(0x5865f2)
        .addTextDisplayComponents((text) => text.setContent(greeting))
        .addSeparatorComponents((separator) => separator.setDivider(true))
        .addSectionComponents((section) =>
            section
                .addTextDisplayComponents((text) => text.setContent(`Pressed ${presses} times`))
                .setButtonAccessory((button) =>
                    button.setCustomId(`press:${presses}`).setLabel("Press").setStyle(ButtonStyle.Primary),
                ),
        )
        .addActionRowComponents((row) =>
            row.setComponents(
                new discord.StringSelectMenuBuilder()
                    .setCustomId("mood")
                    .setPlaceholder("How are you?")
                    .addOptions({ label: "Well", value: "well" }, { label: "Tired", value: "tired" }),
            ),
        );
}

/** @param {import("discord.js").ChatInputCommandInteraction} interaction */
async function hello(interaction) {
    const name = interaction.options.getString("name", true);
    const times = interaction.options.getInteger("times") ?? 1;
    const said = `Hello ${Array(times).fill(name).join(" ")}`;
    const greeting = interaction.options.getBoolean("loud") ? said.toUpperCase() : said;
    await interaction.reply({ components: [card(greeting, 0)], flags: MessageFlags.IsComponentsV2 });
}

/** @param {import("discord.js").AutocompleteInteraction} interaction */
async function complete(interaction) {
    const typed = interaction.options.getFocused();
    await interaction.respond(["", "!"].map((end) => ({ name: `${typed}${end}`, value: `${typed}${end}` })));
}

/** @param {import("discord.js").ButtonInteraction} interaction */
async function press(interaction) {
    const presses = Number(interaction.customId.split(":")[1]) + 1;
    const [container] = interaction.message.components;
    if (container.type !== ComponentType.Container) throw new Error("the card has no container");
    const text = container.components.find((each) => each.type === ComponentType.TextDisplay);
    if (text === undefined) throw new Error("the card has no text");
    await interaction.update({ components: [card(text.content, presses)], flags: MessageFlags.IsComponentsV2 });
}

/** @param {import("discord.js").StringSelectMenuInteraction} interaction */
async function choose(interaction) {
    await interaction.reply({ content: `You are ${interaction.values[0]}`, flags: MessageFlags.Ephemeral });
}

/** @param {import("discord.js").ChatInputCommandInteraction} interaction */
async function form(interaction) {
    await interaction.showModal(
        new discord.ModalBuilder()
            .setCustomId("form")
            .setTitle("About you")
            .addLabelComponents(
                new discord.LabelBuilder()
                    .setLabel("Your goal")
                    .setTextInputComponent((input) =>
                        input.setCustomId("goal").setStyle(discord.TextInputStyle.Paragraph).setMaxLength(200),
                    ),
                new discord.LabelBuilder()
                    .setLabel("Your level")
                    .setStringSelectMenuComponent((menu) =>
                        menu
                            .setCustomId("level")
                            .addOptions({ label: "New", value: "new" }, { label: "Old hand", value: "old" }),
                    ),
            ),
    );
}

/** @param {import("discord.js").ModalSubmitInteraction} interaction */
async function submit(interaction) {
    const values = {
        goal: interaction.fields.getTextInputValue("goal"),
        level: interaction.fields.getStringSelectValues("level"),
    };
    report("modal", { values });
    await interaction.reply({ content: values.goal, flags: MessageFlags.Ephemeral });
}

/** @param {import("discord.js").ChatInputCommandInteraction} interaction */
async function slow(interaction) {
    await interaction.deferReply();
    await interaction.editReply("Done");
    const more = await interaction.followUp("One more thing");
    await interaction.deleteReply(more);
    report("slow", { follow_up: more.content });
}

/** @param {import("discord.js").UserContextMenuCommandInteraction} interaction */
async function who(interaction) {
    await interaction.reply({ content: `${interaction.targetUser.displayName}`, flags: MessageFlags.Ephemeral });
}

/** @param {import("discord.js").MessageContextMenuCommandInteraction} interaction */
async function quote(interaction) {
    await interaction.reply({ content: `> ${interaction.targetMessage.content}`, flags: MessageFlags.Ephemeral });
}

/** @param {import("discord.js").OmitPartialGroupDMChannel<import("discord.js").Message>} message */
async function answer(message) {
    report("message", {
        id: message.id,
        content: message.content,
        author: message.author.displayName,
        bot: message.author.bot,
        mentions: message.mentions.users.map((user) => user.displayName),
        channel: message.inGuild() ? message.channel.name : null,
        guild: message.inGuild() ? message.guild.name : null,
    });
    await message.channel.sendTyping();
    const reply = await message.reply({ content: "Yes.", allowedMentions: { parse: [], repliedUser: false } });
    await reply.edit("Yes, I am.");
    await reply.react("👋");
    const read = await message.channel.messages.fetch({ message: reply.id, force: true });
    const history = await message.channel.messages.fetch({ limit: 10 });
    report("read", {
        content: read.content,
        edited: read.editedAt !== null,
        replies_to: read.reference?.messageId ?? null,
        reactions: Object.fromEntries(read.reactions.cache.map((each) => [each.emoji.name, each.count])),
        history: history.map((each) => each.id),
    });
}

client.on(Events.MessageCreate, async (message) => {
    if (message.author.bot) return;
    if (message.guild === null || message.mentions.has(message.client.user)) await answer(message);
});

client.on(Events.Warn, console.error);
client.on(Events.Error, console.error);
client.on(Events.ShardResume, () => report("resumed"));

/** @type {Record<string, (interaction: import("discord.js").ChatInputCommandInteraction) => Promise<void>>} */
const SLASH_COMMANDS = { hello, form, slow };

client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isAutocomplete()) await complete(interaction);
    else if (interaction.isButton()) await press(interaction);
    else if (interaction.isStringSelectMenu()) await choose(interaction);
    else if (interaction.isModalSubmit()) await submit(interaction);
    else if (interaction.isUserContextMenuCommand()) await who(interaction);
    else if (interaction.isMessageContextMenuCommand()) await quote(interaction);
    else if (interaction.isChatInputCommand()) await SLASH_COMMANDS[interaction.commandName](interaction);
});

client.once(Events.ClientReady, async (ready) => {
    await ready.application.commands.set(COMMANDS);
    report("ready", { user: ready.user.displayName });
});

process.stdin.on("end", () => client.destroy()).resume();
await client.login(process.env.DISCORD_TOKEN);
