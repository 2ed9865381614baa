CREATE TABLE "identities" (
	"site_id" text NOT NULL,
	"visitor_id" text NOT NULL,
	"subject" text,
	"proven" jsonb,
	"proven_at" bigint,
	"said" jsonb,
	CONSTRAINT "identities_site_id_visitor_id_pk" PRIMARY KEY("site_id","visitor_id")
);
--> statement-breakpoint
CREATE TABLE "identity_keys" (
	"site_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"algorithm" text NOT NULL,
	"material" text NOT NULL,
	"created_by_name" text NOT NULL,
	"created_at" bigint NOT NULL,
	"last_used_at" bigint,
	"revoked_at" bigint,
	CONSTRAINT "identity_keys_site_id_id_pk" PRIMARY KEY("site_id","id"),
	CONSTRAINT "identity_keys_algorithm" CHECK ("identity_keys"."algorithm" in ('HS256', 'RS256', 'ES256'))
);
--> statement-breakpoint
CREATE TABLE "identity_sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"site_id" text NOT NULL,
	"visitor_id" text NOT NULL,
	"origin" text NOT NULL,
	"key_id" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_visitor" FOREIGN KEY ("site_id","visitor_id") REFERENCES "public"."visitors"("site_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_keys" ADD CONSTRAINT "identity_keys_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_sessions" ADD CONSTRAINT "identity_sessions_visitor" FOREIGN KEY ("site_id","visitor_id") REFERENCES "public"."visitors"("site_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "identities_by_subject" ON "identities" USING btree ("site_id","subject") WHERE "identities"."subject" is not null;--> statement-breakpoint
CREATE INDEX "identity_sessions_by_visitor" ON "identity_sessions" USING btree ("site_id","visitor_id");--> statement-breakpoint
CREATE INDEX "identity_sessions_by_key" ON "identity_sessions" USING btree ("site_id","key_id");