CREATE TABLE "conversation_events" (
	"site_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"author_kind" text NOT NULL,
	"author_id" text NOT NULL,
	"author_name" text,
	"client_id" text,
	"body" text,
	"details" jsonb,
	"at" bigint NOT NULL,
	CONSTRAINT "conversation_events_site_id_conversation_id_seq_pk" PRIMARY KEY("site_id","conversation_id","seq"),
	CONSTRAINT "conversation_events_client_id" UNIQUE("site_id","conversation_id","author_kind","author_id","client_id"),
	CONSTRAINT "conversation_events_kind" CHECK ("conversation_events"."kind" in ('message', 'read', 'status')),
	CONSTRAINT "conversation_events_author_kind" CHECK ("conversation_events"."author_kind" in ('visitor', 'agent', 'system')),
	CONSTRAINT "conversation_events_seq" CHECK ("conversation_events"."seq" >= 1)
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"site_id" text NOT NULL,
	"id" text NOT NULL,
	"visitor_id" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"last_seq" integer DEFAULT 0 NOT NULL,
	"inbox_at" bigint,
	"last_message_at" bigint,
	"last_message_author" text,
	"last_message_preview" text,
	"waiting_since" bigint,
	"visitor_read_seq" integer DEFAULT 0 NOT NULL,
	"agent_read_seq" integer DEFAULT 0 NOT NULL,
	"unread" integer DEFAULT 0 NOT NULL,
	"current_path" text,
	"friction_score" double precision DEFAULT 0 NOT NULL,
	"friction_level" text DEFAULT 'calm' NOT NULL,
	"friction_since" bigint,
	"friction_at" bigint,
	"friction_headline" jsonb,
	"friction_state" jsonb,
	"next_check_at" bigint,
	"suggestion_basis" text,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "conversations_site_id_id_pk" PRIMARY KEY("site_id","id"),
	CONSTRAINT "conversations_status" CHECK ("conversations"."status" in ('open', 'pending', 'snoozed', 'resolved')),
	CONSTRAINT "conversations_friction_level" CHECK ("conversations"."friction_level" in ('calm', 'watch', 'flag', 'urgent'))
);
--> statement-breakpoint
CREATE TABLE "flags" (
	"id" text PRIMARY KEY NOT NULL,
	"site_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"level" text NOT NULL,
	"raised_at" bigint NOT NULL,
	"lowered_at" bigint,
	"peak_score" double precision NOT NULL,
	"evidence" jsonb NOT NULL,
	CONSTRAINT "flags_level" CHECK ("flags"."level" in ('watch', 'flag', 'urgent'))
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"epoch" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "installation_single" CHECK ("installation"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "interaction_batches" (
	"site_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"visit_id" text NOT NULL,
	"batch_no" integer NOT NULL,
	"interactions" jsonb NOT NULL,
	"count" integer NOT NULL,
	"first_at" bigint NOT NULL,
	"last_at" bigint NOT NULL,
	"received_at" bigint NOT NULL,
	CONSTRAINT "interaction_batches_once" PRIMARY KEY("site_id","conversation_id","visit_id","batch_no")
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"user_id" text NOT NULL,
	"impersonated_by" text,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"role" text,
	"banned" boolean DEFAULT false,
	"ban_reason" text,
	"ban_expires" timestamp with time zone,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"payload" jsonb NOT NULL,
	"run_at" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"queued_at" bigint,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"failed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "presence" (
	"process_id" text NOT NULL,
	"site_id" text NOT NULL,
	"agents" integer NOT NULL,
	"renewed_at" bigint NOT NULL,
	CONSTRAINT "presence_site_id_process_id_pk" PRIMARY KEY("site_id","process_id")
);
--> statement-breakpoint
CREATE TABLE "setup_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signals" (
	"site_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"family" text NOT NULL,
	"strength" double precision NOT NULL,
	"points" double precision NOT NULL,
	"half_life_ms" integer,
	"detected_at" bigint NOT NULL,
	"ended_at" bigint,
	"sentence" jsonb NOT NULL,
	"evidence" jsonb NOT NULL,
	"thresholds_version" integer NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "signals_site_id_conversation_id_key_pk" PRIMARY KEY("site_id","conversation_id","key")
);
--> statement-breakpoint
CREATE TABLE "site_agents" (
	"site_id" text NOT NULL,
	"user_id" text NOT NULL,
	CONSTRAINT "site_agents_site_id_user_id_pk" PRIMARY KEY("site_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "sites" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"public_key" text NOT NULL,
	"allowed_origins" text[] DEFAULT '{}'::text[] NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "sites_public_key_unique" UNIQUE("public_key")
);
--> statement-breakpoint
CREATE TABLE "suggestions" (
	"id" text PRIMARY KEY NOT NULL,
	"site_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"phrase_id" text NOT NULL,
	"family" text NOT NULL,
	"intent" text NOT NULL,
	"cue" text NOT NULL,
	"parts" jsonb NOT NULL,
	"reason" text NOT NULL,
	"signal_key" text,
	"offered_at" bigint NOT NULL,
	"position" integer NOT NULL,
	"withdrawn_at" bigint,
	"outcome" text,
	"decided_at" bigint,
	"decided_by" text,
	"sent_seq" integer,
	CONSTRAINT "suggestions_outcome" CHECK ("suggestions"."outcome" in ('accepted', 'edited', 'dismissed'))
);
--> statement-breakpoint
CREATE TABLE "threshold_versions" (
	"site_id" text NOT NULL,
	"version" integer NOT NULL,
	"settings" jsonb NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" bigint NOT NULL,
	CONSTRAINT "threshold_versions_site_id_version_pk" PRIMARY KEY("site_id","version")
);
--> statement-breakpoint
CREATE TABLE "visitors" (
	"site_id" text NOT NULL,
	"id" text NOT NULL,
	"token_hash" text NOT NULL,
	"origin" text NOT NULL,
	"name" text,
	"locale" text,
	"time_zone" text,
	"user_agent_family" text,
	"created_at" bigint NOT NULL,
	"last_seen_at" bigint NOT NULL,
	CONSTRAINT "visitors_site_id_id_pk" PRIMARY KEY("site_id","id"),
	CONSTRAINT "visitors_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "conversation_events" ADD CONSTRAINT "conversation_events_conversation" FOREIGN KEY ("site_id","conversation_id") REFERENCES "public"."conversations"("site_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_visitor" FOREIGN KEY ("site_id","visitor_id") REFERENCES "public"."visitors"("site_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_conversation" FOREIGN KEY ("site_id","conversation_id") REFERENCES "public"."conversations"("site_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction_batches" ADD CONSTRAINT "interaction_batches_conversation" FOREIGN KEY ("site_id","conversation_id") REFERENCES "public"."conversations"("site_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signals" ADD CONSTRAINT "signals_conversation" FOREIGN KEY ("site_id","conversation_id") REFERENCES "public"."conversations"("site_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_agents" ADD CONSTRAINT "site_agents_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_agents" ADD CONSTRAINT "site_agents_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_conversation" FOREIGN KEY ("site_id","conversation_id") REFERENCES "public"."conversations"("site_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threshold_versions" ADD CONSTRAINT "threshold_versions_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visitors" ADD CONSTRAINT "visitors_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "conversations_by_visitor" ON "conversations" USING btree ("site_id","visitor_id");--> statement-breakpoint
CREATE INDEX "conversations_by_need" ON "conversations" USING btree ("site_id","status","friction_score" desc,"waiting_since") WHERE "conversations"."inbox_at" is not null;--> statement-breakpoint
CREATE INDEX "conversations_by_last_message" ON "conversations" USING btree ("site_id","status","last_message_at" desc) WHERE "conversations"."inbox_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "flags_one_standing" ON "flags" USING btree ("site_id","conversation_id") WHERE "flags"."lowered_at" is null;--> statement-breakpoint
CREATE INDEX "flags_by_conversation" ON "flags" USING btree ("site_id","conversation_id","raised_at");--> statement-breakpoint
CREATE INDEX "interaction_batches_by_site" ON "interaction_batches" USING btree ("site_id","received_at");--> statement-breakpoint
CREATE INDEX "interaction_batches_by_conversation" ON "interaction_batches" USING btree ("site_id","conversation_id","received_at");--> statement-breakpoint
CREATE INDEX "account_user" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "outbox_fresh" ON "outbox" USING btree ("topic","run_at") WHERE "outbox"."queued_at" is null and "outbox"."failed_at" is null;--> statement-breakpoint
CREATE INDEX "outbox_handed_on" ON "outbox" USING btree ("topic","queued_at") WHERE "outbox"."queued_at" is not null and "outbox"."failed_at" is null;--> statement-breakpoint
CREATE INDEX "site_agents_user" ON "site_agents" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "suggestions_by_conversation" ON "suggestions" USING btree ("site_id","conversation_id","offered_at");