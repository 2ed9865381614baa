CREATE TABLE "coach_cases" (
	"id" text PRIMARY KEY NOT NULL,
	"site_id" text NOT NULL,
	"rule" text NOT NULL,
	"sentence" text NOT NULL,
	"by_name" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "coach_counts" (
	"site_id" text NOT NULL,
	"rule" text NOT NULL,
	"outcome" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "coach_counts_site_id_rule_outcome_pk" PRIMARY KEY("site_id","rule","outcome")
);
--> statement-breakpoint
CREATE TABLE "contact_cards" (
	"id" text PRIMARY KEY NOT NULL,
	"site_id" text NOT NULL,
	"visitor_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"reason" text NOT NULL,
	"seq" integer NOT NULL,
	"by_name" text,
	"word" text,
	"reflection" jsonb NOT NULL,
	"promises" jsonb NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "contact_cards_once" UNIQUE("site_id","conversation_id","reason","seq","at"),
	CONSTRAINT "contact_cards_reason" CHECK ("contact_cards"."reason" in ('resolved', 'handed-over'))
);
--> statement-breakpoint
CREATE TABLE "empathy_settings" (
	"site_id" text PRIMARY KEY NOT NULL,
	"settings" jsonb NOT NULL,
	"model_key" text DEFAULT '' NOT NULL,
	"saved_at" bigint NOT NULL,
	"saved_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "goodwill_grants" (
	"id" text PRIMARY KEY NOT NULL,
	"site_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"agent_id" text NOT NULL,
	"agent_name" text NOT NULL,
	"client_id" text NOT NULL,
	"amount" integer NOT NULL,
	"currency" text NOT NULL,
	"reason" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "goodwill_grants_client_id" UNIQUE("site_id","conversation_id","agent_id","client_id"),
	CONSTRAINT "goodwill_grants_amount" CHECK ("goodwill_grants"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "hot_spot_marks" (
	"site_id" text NOT NULL,
	"kind" text NOT NULL,
	"control_key" text NOT NULL,
	"status" text NOT NULL,
	"marked_at" bigint NOT NULL,
	"marked_by" text NOT NULL,
	CONSTRAINT "hot_spot_marks_site_id_kind_control_key_pk" PRIMARY KEY("site_id","kind","control_key")
);
--> statement-breakpoint
CREATE TABLE "kept_words" (
	"site_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"seq" integer NOT NULL,
	"agent_id" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "kept_words_site_id_conversation_id_seq_pk" PRIMARY KEY("site_id","conversation_id","seq")
);
--> statement-breakpoint
CREATE TABLE "model_calls" (
	"id" text PRIMARY KEY NOT NULL,
	"site_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "model_opinions" (
	"site_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"items" jsonb NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "model_opinions_site_id_conversation_id_pk" PRIMARY KEY("site_id","conversation_id")
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"id" text PRIMARY KEY NOT NULL,
	"site_id" text NOT NULL,
	"visitor_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"author_id" text NOT NULL,
	"author_name" text NOT NULL,
	"client_id" text NOT NULL,
	"body" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "notes_client_id" UNIQUE("site_id","visitor_id","author_id","client_id")
);
--> statement-breakpoint
CREATE TABLE "phrase_candidates" (
	"id" text PRIMARY KEY NOT NULL,
	"site_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"from_phrase_id" text NOT NULL,
	"phrase" jsonb NOT NULL,
	"by_name" text NOT NULL,
	"at" bigint NOT NULL,
	"settled_at" bigint
);
--> statement-breakpoint
CREATE TABLE "saved_phrases" (
	"site_id" text NOT NULL,
	"owner_id" text NOT NULL,
	"phrase_id" text NOT NULL,
	"version" integer NOT NULL,
	"phrase" jsonb NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" bigint NOT NULL,
	CONSTRAINT "saved_phrases_site_id_owner_id_phrase_id_version_pk" PRIMARY KEY("site_id","owner_id","phrase_id","version")
);
--> statement-breakpoint
CREATE TABLE "promises" (
	"id" text PRIMARY KEY NOT NULL,
	"site_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"seq" integer NOT NULL,
	"position" integer NOT NULL,
	"owner_id" text NOT NULL,
	"owner_name" text NOT NULL,
	"deed" text NOT NULL,
	"due_at" bigint,
	"state" text DEFAULT 'open' NOT NULL,
	"made_at" bigint NOT NULL,
	"reminded_at" bigint,
	"settled_at" bigint,
	"settled_by" text,
	CONSTRAINT "promises_once" UNIQUE("site_id","conversation_id","seq","position"),
	CONSTRAINT "promises_state" CHECK ("promises"."state" in ('open', 'kept', 'missed', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "reflection_corrections" (
	"id" text PRIMARY KEY NOT NULL,
	"site_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"field" text NOT NULL,
	"item_key" text,
	"text" text,
	"made_by" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "suggestions" DROP CONSTRAINT "suggestions_outcome";--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "words_read_seq" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "assignee_id" text;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "assignee_name" text;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "handed_over_seq" integer;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "expected_at" bigint;--> statement-breakpoint
ALTER TABLE "suggestions" ADD COLUMN "why" jsonb;--> statement-breakpoint
ALTER TABLE "suggestions" ADD COLUMN "mood_before" text;--> statement-breakpoint
ALTER TABLE "coach_cases" ADD CONSTRAINT "coach_cases_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coach_counts" ADD CONSTRAINT "coach_counts_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_cards" ADD CONSTRAINT "contact_cards_conversation" FOREIGN KEY ("site_id","conversation_id") REFERENCES "public"."conversations"("site_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "empathy_settings" ADD CONSTRAINT "empathy_settings_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goodwill_grants" ADD CONSTRAINT "goodwill_grants_conversation" FOREIGN KEY ("site_id","conversation_id") REFERENCES "public"."conversations"("site_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hot_spot_marks" ADD CONSTRAINT "hot_spot_marks_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_words" ADD CONSTRAINT "kept_words_conversation" FOREIGN KEY ("site_id","conversation_id") REFERENCES "public"."conversations"("site_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_calls" ADD CONSTRAINT "model_calls_conversation" FOREIGN KEY ("site_id","conversation_id") REFERENCES "public"."conversations"("site_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_opinions" ADD CONSTRAINT "model_opinions_conversation" FOREIGN KEY ("site_id","conversation_id") REFERENCES "public"."conversations"("site_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_visitor" FOREIGN KEY ("site_id","visitor_id") REFERENCES "public"."visitors"("site_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phrase_candidates" ADD CONSTRAINT "phrase_candidates_conversation" FOREIGN KEY ("site_id","conversation_id") REFERENCES "public"."conversations"("site_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_phrases" ADD CONSTRAINT "saved_phrases_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promises" ADD CONSTRAINT "promises_conversation" FOREIGN KEY ("site_id","conversation_id") REFERENCES "public"."conversations"("site_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection_corrections" ADD CONSTRAINT "reflection_corrections_conversation" FOREIGN KEY ("site_id","conversation_id") REFERENCES "public"."conversations"("site_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "coach_cases_by_rule" ON "coach_cases" USING btree ("site_id","rule","at");--> statement-breakpoint
CREATE INDEX "contact_cards_by_visitor" ON "contact_cards" USING btree ("site_id","visitor_id","at");--> statement-breakpoint
CREATE INDEX "kept_words_by_agent" ON "kept_words" USING btree ("agent_id","at");--> statement-breakpoint
CREATE INDEX "model_calls_by_site" ON "model_calls" USING btree ("site_id","at");--> statement-breakpoint
CREATE INDEX "model_calls_by_conversation" ON "model_calls" USING btree ("site_id","conversation_id");--> statement-breakpoint
CREATE INDEX "notes_by_visitor" ON "notes" USING btree ("site_id","visitor_id","at");--> statement-breakpoint
CREATE INDEX "phrase_candidates_open" ON "phrase_candidates" USING btree ("site_id","at") WHERE "phrase_candidates"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "promises_by_conversation" ON "promises" USING btree ("site_id","conversation_id","made_at");--> statement-breakpoint
CREATE INDEX "reflection_corrections_by_conversation" ON "reflection_corrections" USING btree ("site_id","conversation_id","at");--> statement-breakpoint
CREATE INDEX "conversation_events_by_agent" ON "conversation_events" USING btree ("site_id","author_id","at") WHERE "conversation_events"."author_kind" = 'agent' and "conversation_events"."kind" = 'message';--> statement-breakpoint
CREATE INDEX "suggestions_decided" ON "suggestions" USING btree ("site_id","decided_at") WHERE "suggestions"."outcome" is not null;--> statement-breakpoint
CREATE INDEX "suggestions_by_phrase" ON "suggestions" USING btree ("site_id","phrase_id","decided_at") WHERE "suggestions"."outcome" is not null;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_outcome" CHECK ("suggestions"."outcome" in ('accepted', 'edited', 'lightly-edited', 'heavily-edited', 'dismissed'));--> statement-breakpoint
-- What was said before is not read for promises any more: most of them would only be found to be missed.
UPDATE "conversations" SET "words_read_seq" = "last_seq";
