CREATE TABLE "canned_responses" (
	"site_id" text NOT NULL,
	"id" text NOT NULL,
	"shared_with" text NOT NULL,
	"owner_id" text NOT NULL,
	"shortcut" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" bigint NOT NULL,
	CONSTRAINT "canned_responses_site_id_id_pk" PRIMARY KEY("site_id","id"),
	CONSTRAINT "canned_responses_shared_with" CHECK ("canned_responses"."shared_with" in ('mine', 'team', 'site'))
);
--> statement-breakpoint
CREATE TABLE "macros" (
	"site_id" text NOT NULL,
	"id" text NOT NULL,
	"shared_with" text NOT NULL,
	"owner_id" text NOT NULL,
	"name" text NOT NULL,
	"steps" jsonb NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" bigint NOT NULL,
	CONSTRAINT "macros_site_id_id_pk" PRIMARY KEY("site_id","id"),
	CONSTRAINT "macros_shared_with" CHECK ("macros"."shared_with" in ('mine', 'team', 'site'))
);
--> statement-breakpoint
CREATE TABLE "note_mentions" (
	"site_id" text NOT NULL,
	"note_id" text NOT NULL,
	"agent_id" text NOT NULL,
	"at" bigint NOT NULL,
	"seen_at" bigint,
	CONSTRAINT "note_mentions_site_id_note_id_agent_id_pk" PRIMARY KEY("site_id","note_id","agent_id")
);
--> statement-breakpoint
CREATE TABLE "notification_rules" (
	"site_id" text NOT NULL,
	"agent_id" text NOT NULL,
	"rules" jsonb NOT NULL,
	"saved_at" bigint NOT NULL,
	CONSTRAINT "notification_rules_site_id_agent_id_pk" PRIMARY KEY("site_id","agent_id")
);
--> statement-breakpoint
ALTER TABLE "canned_responses" ADD CONSTRAINT "canned_responses_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "macros" ADD CONSTRAINT "macros_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_mentions" ADD CONSTRAINT "note_mentions_note_id_notes_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."notes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_mentions" ADD CONSTRAINT "note_mentions_agent_id_user_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_rules" ADD CONSTRAINT "notification_rules_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_rules" ADD CONSTRAINT "notification_rules_agent_id_user_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "canned_responses_shortcut" ON "canned_responses" USING btree ("site_id","shared_with","owner_id","shortcut");--> statement-breakpoint
CREATE INDEX "canned_responses_by_owner" ON "canned_responses" USING btree ("site_id","owner_id");--> statement-breakpoint
CREATE INDEX "macros_by_owner" ON "macros" USING btree ("site_id","owner_id");--> statement-breakpoint
CREATE INDEX "note_mentions_by_agent" ON "note_mentions" USING btree ("site_id","agent_id","at" desc);--> statement-breakpoint
CREATE INDEX "note_mentions_by_note" ON "note_mentions" USING btree ("note_id");--> statement-breakpoint
CREATE INDEX "conversation_events_words" ON "conversation_events" USING gin (to_tsvector('simple', regexp_replace(normalize(coalesce("body", ''), NFKD), '[\u0300-\u036f]', '', 'g'))) WHERE "conversation_events"."kind" = 'message';--> statement-breakpoint
CREATE INDEX "notes_words" ON "notes" USING gin (to_tsvector('simple', regexp_replace(normalize(coalesce("body", ''), NFKD), '[\u0300-\u036f]', '', 'g')));--> statement-breakpoint
CREATE INDEX "visitors_words" ON "visitors" USING gin (to_tsvector('simple', regexp_replace(normalize(coalesce("name", ''), NFKD), '[\u0300-\u036f]', '', 'g')));